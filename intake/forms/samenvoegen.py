"""The form that undoes a merge: one check that it is meant."""

from django import forms

from werkoffensief.web.forms import BasisForm


class OngedaanForm(BasisForm):
    zeker = forms.BooleanField(label="Ik heb gezien wat er teruggaat: dit zijn twee mensen")
