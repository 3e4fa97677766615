from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "core"

urlpatterns: list[URLPattern | URLResolver] = [
    path("viec/<uuid:pk>/", views.job, name="job"),
    path("viec/<uuid:pk>/lai/", views.retry_job, name="retry_job"),
    path("van-ban/<int:pk>/", views.document, name="document"),
    path("tep/<int:pk>/", views.attachment, name="attachment"),
    path("thong-bao/", views.notices, name="notices"),
    path("thong-bao/da-doc/", views.read_all, name="read_all"),
    path("thong-bao/<int:pk>/mo/", views.open_notice, name="open_notice"),
]
