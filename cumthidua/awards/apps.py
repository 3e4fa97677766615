from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "cumthidua.awards"
    label = "awards"
    verbose_name = "Chấm điểm và khen thưởng"
