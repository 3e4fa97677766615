from django.apps import AppConfig


class PledgesConfig(AppConfig):
    name = "cumthidua.pledges"
    label = "pledges"
    verbose_name = "Giao ước thi đua"
