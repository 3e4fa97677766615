from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cumthidua.core"
    label = "core"
    verbose_name = "Nền tảng"
