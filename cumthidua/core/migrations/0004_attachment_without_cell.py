from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0003_attachment_links")]

    operations = [migrations.RemoveField(model_name="attachment", name="cell")]
