from django.db import migrations, models

# The figures that readers ask proof of, also in the versions already frozen: a mark that asks for a
# file changes no figure.
CODES = (
    "topic_ministry",
    "topic_province",
    "project_de_an",
    "workshop_ministry",
    "workshop_province",
    "monograph",
    "policy_report",
    "staff_sent_phd",
    "excellent_lecturer",
    "new_practice",
    "standard_school_level",
)


def mark(apps, schema_editor):
    apps.get_model("clusters", "Indicator").objects.filter(code__in=CODES).update(needs_evidence=True)


class Migration(migrations.Migration):
    dependencies = [("clusters", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="indicator",
            name="needs_evidence",
            field=models.BooleanField(
                default=False,
                help_text="Có số thì nên kèm tệp; thiếu thì nhắc, không chặn nộp.",
                verbose_name="cần minh chứng",
            ),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
