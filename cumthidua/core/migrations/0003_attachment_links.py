import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def link(apps, schema_editor):
    """Where each file stood becomes its first link; a file taken off keeps it, taken off."""
    links = apps.get_model("core", "AttachmentLink")
    links.objects.bulk_create(
        links(
            attachment=file,
            place=file.cell,
            added_at=file.uploaded_at,
            added_by_id=file.uploaded_by_id,
            removed_at=file.removed_at,
        )
        for file in apps.get_model("core", "Attachment").objects.exclude(cell="")
    )


def unlink(apps, schema_editor):
    for row in apps.get_model("core", "AttachmentLink").objects.order_by("-pk").iterator():
        apps.get_model("core", "Attachment").objects.filter(pk=row.attachment_id).update(cell=row.place[:60])


class Migration(migrations.Migration):
    dependencies = [("core", "0002_outbox_next_try")]

    operations = [
        migrations.AddField(
            model_name="attachment",
            name="removed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="AttachmentLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=80)),
                ("added_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="core.attachment",
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "nơi gắn minh chứng",
                "verbose_name_plural": "nơi gắn minh chứng",
                "ordering": ["place"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("attachment", "place"),
                        name="attachment_place_once",
                    )
                ],
            },
        ),
        migrations.RunPython(link, unlink),
    ]
