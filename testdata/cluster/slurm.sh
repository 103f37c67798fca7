#!/usr/bin/env bash
# Runs a command on a Slurm cluster of one node, this machine, which lives only as long as the command:
#
#   testdata/cluster/slurm.sh COMMAND [ARGUMENT...]
#
# Needs slurm-wlm and munge (apt-get install slurm-wlm munge), and root, as slurmd starts jobs for their users. All
# state, keys and ports are its own, so it leaves a Slurm of the machine alone. Where the cluster cannot start, it
# ends with code 77 and says why in one line on standard error; otherwise its code is that of the command.
set -euo pipefail

readonly cannot_start=77
readonly patience=300 # tenths of a second for a daemon to answer, as in CI machines are slow

cannot() {
  echo "no Slurm here: $*" >&2
  exit $cannot_start
}

[ $# -gt 0 ] || { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2; }
PATH=$PATH:/usr/sbin:/sbin
for tool in munged slurmctld slurmd sbatch; do
  command -v "$tool" >/dev/null || cannot "$tool is not installed (apt-get install slurm-wlm munge)"
done
[ "$(id -u)" = 0 ] || cannot "only root can start slurmd"

home=$(mktemp -d)
chmod 755 "$home" # jobs of other users read slurm.conf and talk to munged
daemons=()
stop() {
  for pid in "${daemons[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  rm -rf "$home"
}
trap stop EXIT

# start runs a daemon in the foreground of a job of this shell, so that it ends with it.
start() {
  "$@" >"$home/$1.out" 2>&1 &
  daemons+=($!)
}

# await tries a command until it succeeds.
await() {
  local what=$1
  shift
  for _ in $(seq $patience); do
    if "$@" >/dev/null 2>&1; then return; fi
    for pid in "${daemons[@]}"; do
      kill -0 "$pid" 2>/dev/null || cannot "$what ended: $(cat "$home"/*.out "$home"/*.log 2>/dev/null | grep -iE 'error|fatal' | tail -n 1)"
    done
    sleep 0.1
  done
  cannot "$what does not answer: $(cat "$home"/*.log 2>/dev/null | grep -iE 'error|fatal' | tail -n 1)"
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); do
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

(umask 077; head -c 1024 /dev/urandom >"$home/munge.key")
start munged --foreground --key-file="$home/munge.key" --socket="$home/munge.socket" --pid-file="$home/munged.pid" \
  --log-file="$home/munged.log" --seed-file="$home/munge.seed" --num-threads=2 --force
await munged munge --no-input --socket="$home/munge.socket"

node=$(hostname -s)
cat >"$home/slurm.conf" <<CONF
ClusterName=one
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
SlurmUser=root
AuthInfo=socket=$home/munge.socket
StateSaveLocation=$home/state
SlurmdSpoolDir=$home/spool
SlurmctldPidFile=$home/slurmctld.pid
SlurmdPidFile=$home/slurmd.pid
SlurmctldLogFile=$home/slurmctld.log
SlurmdLogFile=$home/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$node Default=YES MaxTime=10 State=UP
CONF
echo "CgroupAutomount=no" >"$home/cgroup.conf"
mkdir "$home/state" "$home/spool"
export SLURM_CONF=$home/slurm.conf

start slurmctld -D
await slurmctld scontrol ping
start slurmd -D -N "$node"
await slurmd sh -c 'sinfo --noheader --format=%t | grep -q idle'

"$@"
