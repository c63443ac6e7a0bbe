# Finds a JDK 25 and starts bp on it. Read by bin/bp of the distribution and by the bp script of the source tree; POSIX sh.
#
# Environment:
#   BP_JAVA_HOME    the JDK to use; anything but a JDK 25 is an error
#   BP_JDK_FOLDERS  folders whose children may be JDKs, separated by colons, in place of the usual ones
#   BP_JAVA_OPTS    options for the JVM, separated by blanks (an option with a blank in it goes into a file: @FILE)
#   BP_ARCHIVE      no: neither use nor make the archive of classes that makes starts faster

# Class files of Java 25 would run on later JDKs too, but the incubating vector API may change with each of them.
bp_java_feature=25

# The version of the Java in a folder: "25.0.3", or nothing when there is no Java. Reads the folder's release file.
bp_java_version() {
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\{0,1\}\([^"]*\)"\{0,1\}.*$/\1/p' "$1/release"
}

# Whether the Java in a folder can run bp; adds a line to bp_looked_at when it cannot. $1: where from, $2: folder.
bp_try_java() {
    bp_version=$(bp_java_version "$2")
    case $bp_version in
        "$bp_java_feature" | "$bp_java_feature"[.+-]*)
            if [ "${bp_needs_javac:-no}" = no ] || [ -x "$2/bin/javac" ]; then
                bp_java_home=$2
                return 0
            fi
            bp_version="Java $bp_version without a compiler"
            ;;
        "") bp_version="no Java" ;;
        *) bp_version="Java $bp_version" ;;
    esac
    bp_looked_at="$bp_looked_at
  $1: $2 ($bp_version)"
    return 1
}

# The folder of the java on the path, through symbolic links.
bp_java_on_path() {
    bp_link=$(command -v java) || return 0
    while [ -h "$bp_link" ]; do
        bp_target=$(readlink "$bp_link")
        case $bp_target in
            /*) bp_link=$bp_target ;;
            *) bp_link=$(dirname "$bp_link")/$bp_target ;;
        esac
    done
    (CDPATH='' cd "$(dirname "$bp_link")/.." 2>/dev/null && pwd -P)
}

# The usual homes of JDKs, one to a line.
bp_jdk_folders() {
    if [ -n "${BP_JDK_FOLDERS:-}" ]; then
        printf '%s\n' "$BP_JDK_FOLDERS" | tr ':' '\n'
        return
    fi
    printf '%s\n' /usr/lib/jvm /opt/java /opt /Library/Java/JavaVirtualMachines /opt/homebrew/opt
    if [ -n "${HOME:-}" ]; then
        printf '%s\n' "$HOME/.sdkman/candidates/java" "$HOME/.jdks" "$HOME/Library/Java/JavaVirtualMachines"
    fi
}

# Tries every JDK below a folder: Linux keeps them in FOLDER/JDK, macOS in FOLDER/JDK/Contents/Home, Homebrew deeper.
bp_try_folder() {
    for bp_candidate in "$1"/*/ "$1"/*/Contents/Home/ "$1"/*/libexec/openjdk.jdk/Contents/Home/; do
        bp_candidate=${bp_candidate%/}
        [ -r "$bp_candidate/release" ] && [ -x "$bp_candidate/bin/java" ] || continue
        bp_try_java "$1" "$bp_candidate" && return 0
    done
    bp_looked_at="$bp_looked_at
  $1"
    return 1
}

# Sets bp_java_home, or says where it looked and returns 2.
bp_find_java() {
    bp_looked_at=''
    if [ -n "${BP_JAVA_HOME:-}" ]; then
        bp_try_java BP_JAVA_HOME "$BP_JAVA_HOME" && return 0
        printf 'bp: BP_JAVA_HOME must name a JDK %s, but it is %s (%s)\n' \
            "$bp_java_feature" "$BP_JAVA_HOME" "$bp_version" >&2
        return 2
    fi
    if [ -n "${JAVA_HOME:-}" ]; then
        bp_try_java JAVA_HOME "$JAVA_HOME" && return 0
    fi
    bp_on_path=$(bp_java_on_path)
    if [ -n "$bp_on_path" ]; then
        bp_try_java 'java on the PATH' "$bp_on_path" && return 0
    fi
    bp_folders=$(bp_jdk_folders)
    # A here-document, not a pipe: the loop must set variables of this shell.
    while IFS= read -r bp_folder; do
        [ -n "$bp_folder" ] || continue
        bp_try_folder "$bp_folder" && return 0
    done <<FOLDERS
$bp_folders
FOLDERS
    {
        printf 'bp: needs a JDK %s and found none. Looked at:%s\n' "$bp_java_feature" "$bp_looked_at"
        printf 'Install one (Eclipse Temurin %s, for example); if it is somewhere else, set BP_JAVA_HOME to its folder.\n' \
            "$bp_java_feature"
    } >&2
    return 2
}

# Sets bp_class_path to the jars of a folder, sorted, so that it is the same at each start.
bp_find_jars() {
    bp_class_path=''
    for bp_jar in "$1"/lib/*.jar; do
        bp_class_path=$bp_class_path:$bp_jar
    done
    bp_class_path=${bp_class_path#:}
}

# Sets bp_archive to the archive of classes that belongs to a folder and the JDK found: parsed and verified classes that the JVM
# maps into memory (class data sharing), which saves a third of a start. $1: the folder that holds lib/.
bp_name_archive() {
    bp_ifs=$IFS
    IFS=/
    set -f
    # shellcheck disable=SC2086
    set -- "$1" $bp_java_home
    set +f
    bp_archive=$1/cache
    shift
    IFS=-
    bp_archive=$bp_archive/java-$bp_version$*.jsa
    IFS=$bp_ifs
}

# Makes the archive, silently; where it cannot be made, bp starts without. $1: the folder that holds lib/.
# It appears as a whole, and one process makes it: the others find its lock, and go on. (Two may, side by side, where one was
# broken off before; where there are no hard links none does.)
bp_make_archive() {
    [ "${BP_ARCHIVE:-yes}" != no ] || return 0
    bp_name_archive "$1"
    mkdir -p "$1/cache" || return 0
    set +f # bp_exec, which this may run beside, has switched file names off
    bp_lock=$bp_archive.lock
    bp_own=$bp_archive.$$
    # The number of the process that does it, in the background too: there $$ is that of the shell that went on.
    # A link appears with its content: nobody ever reads a lock without an owner in it.
    sh -c 'echo "$PPID"' >"$bp_own.pid"
    bp_owner=$(cat "$bp_lock" 2>/dev/null) && ! kill -0 "$bp_owner" 2>/dev/null && rm -f "$bp_lock"
    if ln "$bp_own.pid" "$bp_lock"; then
        # Another may have made it since this process looked.
        if [ ! -r "$bp_archive" ]; then
            # What was left by processes that were killed.
            rm -f "$bp_archive".*.jsa "$bp_archive".*.pid
            bp_find_jars "$1"
            nice "$bp_java_home/bin/java" -XX:+UseSerialGC --add-modules jdk.incubator.vector \
                -Dguice_bytecode_gen_option=DISABLED -XX:ArchiveClassesAtExit="$bp_own.jsa" -cp "$bp_class_path" \
                dev.bpnet.cli.Rehearsal "$1/examples" &&
                mv "$bp_own.jsa" "$bp_archive"
            rm -f "$bp_own.jsa"
        fi
        rm -f "$bp_lock"
    fi
    rm -f "$bp_own.pid"
} >/dev/null 2>&1 </dev/null

# Replaces this shell by bp, so that signals and the exit code are the JVM's own.
# $1: the folder that holds lib/; the rest are bp's arguments.
bp_exec() {
    bp_home=$1
    shift
    bp_find_jars "$bp_home"
    bp_name_archive "$bp_home"
    # What only prints is over before the compiler for long runs has paid.
    case ${1:-} in
        -h | --help | plugins | render | inspect) bp_compilers=-XX:TieredStopAtLevel=1 ;;
        *) bp_compilers='' ;;
    esac
    set -f # BP_JAVA_OPTS is split at blanks, but its asterisks are not file names
    # shellcheck disable=SC2086
    set -- $bp_compilers ${BP_JAVA_OPTS:-} -cp "$bp_class_path" dev.bpnet.cli.Bp "$@"
    # Training allocates next to nothing, so the collector that starts fastest wins; two of them would be an error.
    case ${BP_JAVA_OPTS:-} in
        *-XX:+Use*GC*) ;;
        *) set -- -XX:+UseSerialGC "$@" ;;
    esac
    # The JVM passes over an archive that is damaged or of other jars; the logs are off so that it does so without a word.
    if [ "${BP_ARCHIVE:-yes}" = no ]; then
        :
    elif [ -r "$bp_archive" ]; then
        set -- -XX:SharedArchiveFile="$bp_archive" -Xshare:auto -Xlog:cds*=off -Xlog:aot*=off "$@"
    else
        bp_make_archive "$bp_home" &
    fi
    # Java cannot tell which of its streams are a terminal, nor how wide it is.
    BP_STDERR_TERMINAL=0
    if [ -t 2 ]; then
        BP_STDERR_TERMINAL=1
        COLUMNS=${COLUMNS:-$(tput cols 2>/dev/null)}
        export COLUMNS
    fi
    export BP_STDERR_TERMINAL
    exec "$bp_java_home/bin/java" --add-modules jdk.incubator.vector -Dguice_bytecode_gen_option=DISABLED "$@"
}
