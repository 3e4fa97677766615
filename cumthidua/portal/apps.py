from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "cumthidua.portal"
    label = "portal"
    verbose_name = "Cổng thông tin"
