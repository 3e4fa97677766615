from django.db import migrations, models


class Migration(migrations.Migration):
    """On their own: PostgreSQL adds no constraint to a table with rows still pending."""

    dependencies = [("reports", "0002_deadlines")]

    operations = [
        migrations.AddConstraint(
            "extension",
            models.CheckConstraint(
                condition=models.Q(("granted_at__lt", models.F("until"))), name="extension_ends_later"
            ),
        ),
        migrations.AddConstraint(
            "extension",
            models.CheckConstraint(
                condition=models.Q(("end_reason", ""), ("ended_at", None), ("ended_by", None))
                | (
                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False))
                    & ~models.Q(("end_reason", ""))
                ),
                name="extension_ended_with_reason",
            ),
        ),
    ]
