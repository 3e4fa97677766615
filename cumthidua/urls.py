"""The root address list: which room answers where."""

from django.contrib import admin
from django.urls import include, path

from cumthidua.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("tai-khoan/", include("allauth.urls")),
    path("quan-tri/", admin.site.urls),
    path("", include("clusters.urls")),
    path("truong/", include("schools.urls")),
    path("", include("reports.urls")),
    path("", include("pledges.urls")),
    path("", include("awards.urls")),
    path("", include("cumthidua.core.urls")),
    path("", include("cumthidua.portal.urls")),
]
