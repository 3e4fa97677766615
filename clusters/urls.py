"""Clusters under /cum/, and the school's page under /truong/: who may open it follows from the cluster
years it shares, which `schools` cannot know."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "clusters"

urlpatterns: list[URLPattern | URLResolver] = [
    path("cum/", views.clusters, name="clusters"),
    path("cum/<slug:cluster>/", views.cluster, name="cluster"),
    path("cum/<slug:cluster>/<int:year>/", views.cluster_year, name="cluster_year"),
    path("truong/", views.schools, name="schools"),
    path("truong/<slug:school>/", views.school, name="school"),
]
