import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("clusters", "0002_indicator_needs_evidence")]

    operations = [
        migrations.AddField(
            model_name="rule",
            name="basis",
            field=models.CharField(blank=True, max_length=200, verbose_name="căn cứ"),
        ),
        migrations.AddField(
            model_name="rule",
            name="version",
            field=models.PositiveSmallIntegerField(
                default=1,
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="bản",
            ),
        ),
        migrations.AlterField(
            model_name="rule",
            name="left",
            field=models.CharField(
                blank=True,
                help_text="Ở quy tắc xét mọi chỉ tiêu: các mã được miễn, nối bằng dấu +.",
                max_length=200,
                verbose_name="vế trái",
            ),
        ),
        migrations.AlterField(
            model_name="rule",
            name="operator",
            field=models.CharField(
                choices=[
                    ("<=", "không vượt"),
                    ("implies", "thì phải có"),
                    ("between", "nằm trong khoảng"),
                    ("half<=year", "6 tháng không vượt cả năm"),
                    ("slip", "lệch khoảng mười lần so với kỳ trước"),
                    ("swapped", "hai ô cạnh nhau đổi chỗ"),
                    ("within", "thay đổi trong khoảng"),
                    ("copied", "chép lại cùng kỳ năm trước"),
                    ("copied-half", "chép lại số 6 tháng"),
                ],
                max_length=12,
                verbose_name="so sánh",
            ),
        ),
        migrations.AlterField(
            model_name="rule",
            name="right",
            field=models.CharField(
                blank=True,
                help_text="Công thức, hoặc các mức cách nhau bằng dấu chấm phẩy.",
                max_length=200,
                verbose_name="vế phải",
            ),
        ),
    ]
