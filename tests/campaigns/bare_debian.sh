#!/usr/bin/env bash
# Runs .ci/run of the last commit on a bare Debian 12: a fresh minimal system in a folder, in its own
# mount and process namespace. Needs root, debootstrap, about 4 GB and the network.
#
#     sudo tests/campaigns/bare_debian.sh /var/tmp/bare
#
# The folder is made and left behind; remove it yourself. Apt sources and certificate authorities are this machine's.
set -eu
target=${1:?folder for the bare system}
project=$(cd "$(dirname "$0")/../.." && pwd)
[ "$(id -u)" -eq 0 ] || { echo "this needs root" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "install debootstrap first" >&2; exit 1; }

[ -d "$target/etc" ] || debootstrap --variant=minbase bookworm "$target"
rm -rf "$target/work" && mkdir -p "$target/work/shared"
git clone -q --no-hardlinks "$project" "$target/work/main"
cp /etc/resolv.conf /etc/hosts "$target/etc/"
rm -f "$target/etc/apt/sources.list"
cp -r /etc/apt/sources.list* "$target/etc/apt/"
# Installing Chromium makes the system's own list of certificate authorities; pip keeps this machine's.
cp -L /etc/ssl/certs/ca-certificates.crt "$target/etc/this-machine-ca.crt"
export target project
# shellcheck disable=SC2016  # expanded by the inner bash
exec unshare --mount --pid --fork --kill-child bash -eu -c '
    mount --make-rprivate /
    mount -t proc proc "$target/proc"
    mount --rbind /dev "$target/dev"
    [ ! -d "$project/../shared" ] || mount --bind "$project/../shared" "$target/work/shared"
    exec chroot "$target" env -i HOME=/root TERM=dumb CI=true \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        PIP_CERT=/etc/this-machine-ca.crt \
        bash -c "cd /work/main && exec bash .ci/run" </dev/null
'
