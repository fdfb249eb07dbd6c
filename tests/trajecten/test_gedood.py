"""An act whose process is killed on the way is done as a whole or not at all, and done again it is done once."""

import pytest

from tests.trajecten import gedood


@pytest.mark.lang
@pytest.mark.parametrize("naam", gedood.ACTS)
def test_killed_act_leaves_nothing_half(committed_db, naam):
    found = gedood.kill_often(committed_db.owner_url, gedood.Plaats(), naam, 3)
    assert (found.raak, found.half, found.dubbel) == (3, [], []), str(found)
