"""Long runs with a real worker: 50 kills at work, and Valkey away for a minute while 200 changes arrive.

    .venv/bin/python tests/campaigns/campaign_kill_worker.py [KILLS [SECONDS]]

Ends with 1 when a row was lost, an effect doubled, or a kill hit no row at work.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests import omgeving
from tests.berichten import support

PER_KILL = 1.2  # rows a kill needs: the one it hits is done again


def report(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def kill(kills: int) -> bool:
    """The worker and a pool process in turn, each time while a row is at work."""
    keys = {f"rij{number:04d}" for number in range(int(kills * PER_KILL * 4))}
    started = time.monotonic()
    with omgeving.clone() as database, support.running_queue(database, seconds=0.7) as queue:
        queue.start_beat()
        queue.put(*sorted(keys))
        hits = support.kill_often(queue, kills)
        queue.wait_until_done(keys, 600)
        starts = len(queue.keys("SELECT sleutel FROM proef_start WHERE sleutel LIKE 'rij%'"))
        effects = queue.effects()
    lost, doubled = len(keys - set(effects)), len(effects) - len(set(effects))
    seconds = time.monotonic() - started
    report(
        f"{kills} kills (worker and pool process in turn), {hits} hit a row that was started and unfinished; "
        f"{len(keys)} rows, {starts} starts, {lost} lost, {doubled} doubled ({seconds:.0f} s)"
    )
    return hits == kills and not lost and not doubled


def without_valkey(seconds: int) -> bool:
    """200 changes arrive while Valkey is away."""
    keys = {f"rij{number:04d}" for number in range(200)}
    with omgeving.clone() as database, support.running_queue(database, seconds=0.05) as queue:
        queue.start_worker()
        queue.start_beat()
        queue.put("eerst")
        queue.wait_until_done({"eerst"}, 60)
        queue.valkey.stop()
        for key in sorted(keys):
            queue.put(key)
            time.sleep(seconds / len(keys))
        early = len(queue.done() & keys)
        queue.valkey.start()
        back = time.monotonic()
        queue.wait_until_done(keys, 180)
        waited = time.monotonic() - back
        effects = [key for key in queue.effects() if key in keys]
    lost, doubled = len(keys - set(effects)), len(effects) - len(set(effects))
    report(
        f"Valkey away for {seconds} s while {len(keys)} changes arrived ({early} done meanwhile); "
        f"all done {waited:.0f} s after its return, {lost} lost, {doubled} doubled"
    )
    return not lost and not doubled


def main() -> int:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    return 0 if kill(kills) & without_valkey(seconds) else 1


if __name__ == "__main__":
    sys.exit(main())
