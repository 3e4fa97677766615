from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class PortalConfig(AppConfig):
    name = "cumthidua.portal"
    label = "portal"
    verbose_name = "Cổng thông tin"


class PortalAdminConfig(admin_apps.AdminConfig):
    """Django's admin, entered by dated rows (see `admin_site`)."""

    default = False
    default_site = "cumthidua.portal.admin_site.PortalAdminSite"
