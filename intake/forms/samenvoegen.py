"""The form that undoes a merge: a button, and nothing to fill in."""

from django import forms

from werkoffensief.web.forms import BasisForm


class OngedaanForm(BasisForm):
    zeker = forms.CharField(widget=forms.HiddenInput, initial="ja")
