from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    label = "reports"
    verbose_name = "Báo cáo"

    def ready(self) -> None:
        from . import integrity, jobs  # noqa: F401  (registers the check and the kinds of jobs)
