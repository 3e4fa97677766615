from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "cumthidua.reports"
    label = "reports"
    verbose_name = "Báo cáo"
