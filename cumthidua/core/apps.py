from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cumthidua.core"
    label = "core"
    verbose_name = "Nền tảng"

    def ready(self) -> None:
        from .documents import checks  # noqa: F401  (registers the check of the typeface)
