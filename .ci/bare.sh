#!/usr/bin/env bash
# Runs both commands of the README in a bare root of a Debian release: a new minimal system, git,
# and a clean clone, nothing else. Needs root and debootstrap.
#
#   .ci/bare.sh RELEASE [USER]        RELEASE: bookworm, trixie
#
# With USER the commands are run by an ordinary user of that name who has sudo, else by root.
# BIANDAN_DEBIAN_MIRROR names the mirror; unset, the one this machine's apt uses.
# BIANDAN_BARE keeps the root in that folder, and uses what an earlier run left there.
set -euo pipefail
cd "$(dirname "$0")/.."
release=$1
user=${2:-}

mirror=${BIANDAN_DEBIAN_MIRROR:-$(apt-get indextargets --format '$(SITE) $(RELEASE)' |
  awk -v release="$(. /etc/os-release && echo "$VERSION_CODENAME")" '$2 == release {print $1; exit}')}

keep=${BIANDAN_BARE:-}
root=${keep:+$keep/$release}
root=${root:-$(mktemp -d)}
mkdir -p "$root"
chmod 755 "$root"
clean() {
  umount -q "$root/proc" || true
  if [ -z "$keep" ]; then rm -rf "$root"; fi
}
trap clean EXIT

include=git,ca-certificates
if [ -n "$user" ]; then include+=,sudo; fi
if [ ! -e "$root/etc/debian_version" ]; then
  debootstrap --variant=minbase --include="$include" "$release" "$root" "$mirror" >/dev/null
fi
mount -t proc proc "$root/proc"

# The new system reaches the mirror the way this one does.
apt-config dump | grep -E '^Acquire::(http|https|Check-)' >"$root/etc/apt/apt.conf.d/90host" || true
cp /etc/hosts "$root/etc/hosts"
if [ -e /etc/resolv.conf ]; then cp -L /etc/resolv.conf "$root/etc/resolv.conf"; fi

rm -rf "$root/srv/biandan"
git clone -q --no-hardlinks . "$root/srv/biandan"
as=()
if [ -n "$user" ]; then
  chroot "$root" id "$user" >/dev/null 2>&1 || chroot "$root" useradd -m "$user"
  echo "$user ALL=(ALL) NOPASSWD: ALL" >"$root/etc/sudoers.d/$user"
  chroot "$root" chown -R "$user" /srv/biandan
  as=(sudo -u "$user" -H)
fi

timed() {
  local begun=$SECONDS
  echo
  echo "== $release, ${user:-root}: $*"
  env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    chroot "$root" "${as[@]}" sh -c 'cd /srv/biandan && exec "$@"' sh "$@"
  echo "== $release, ${user:-root}: $* took $((SECONDS - begun)) s"
}
timed scenarios/demo.sh
timed tests/run.sh
du -sh --one-file-system "$root" | awk '{print "== the root holds " $1}'
