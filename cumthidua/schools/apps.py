from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    name = "cumthidua.schools"
    label = "schools"
    verbose_name = "Trường"
