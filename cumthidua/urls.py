"""The root address list: which room answers where."""

from django.contrib import admin
from django.urls import include, path

from cumthidua.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("tai-khoan/", include("allauth.urls")),
    path("quan-tri/", admin.site.urls),
    path("cum/", include("cumthidua.clusters.urls")),
    path("truong/", include("cumthidua.schools.urls")),
    path("", include("cumthidua.reports.urls")),
    path("", include("cumthidua.pledges.urls")),
    path("", include("cumthidua.awards.urls")),
    path("", include("cumthidua.core.urls")),
    path("", include("cumthidua.portal.urls")),
]
