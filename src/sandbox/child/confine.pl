# Starts a program without the rights that code of a config must not have:
# perl -e <this file> -- <three numbers of system calls> <how many folders> <folders to write to> <program> ...
# Node's permissions are its own promise about names of files; these are the kernel's, and last whatever the program is
# made to do. A task in a Landlock domain (Linux 5.13) may not look into processes outside of it, whatever the domain
# forbids: /proc/<parent>/environ and mem show every secret that the environment was emptied of, and a symbolic link
# in the workspace would lead there. root could still do so with three capabilities, so they go.
# Where the kernel knows none of this the program is started all the same.
use strict;
my ($prctl, $capget, $capset, $count, @command) = @ARGV;
$_ += 0 for $prctl, $capget, $capset;
my @writable = splice @command, 0, $count;
my ($create_ruleset, $add_rule, $restrict_self) = (444, 445, 446);

syscall($prctl, 1, 9, 0, 0, 0);     # PR_SET_PDEATHSIG, SIGKILL: not to outlive the parent
syscall($prctl, 36, 1, 0, 0, 0);    # PR_SET_CHILD_SUBREAPER: what it starts stays below it, to be counted and ended
syscall($prctl, 38, 1, 0, 0, 0);    # PR_SET_NO_NEW_PRIVS: no sudo

my $header = pack('L2', 0x20080522, 0);
my $sets = "\0" x 24;
if (syscall($capget, $header, $sets) == 0) {
    my @sets = unpack('L6', $sets);
    for my $capability (19, 21, 38) {    # CAP_SYS_PTRACE, CAP_SYS_ADMIN, CAP_PERFMON
        $sets[int($capability / 32) * 3 + $_] &= ~(1 << $capability % 32) & 0xFFFFFFFF for 0 .. 2;
    }
    $sets = pack('L6', @sets);
    syscall($capset, $header, $sets);
}

my $version = syscall($create_ruleset, 0, 0, 1);
if ($version >= 1) {
    # Files: writing, removing and making of every kind. Later versions add moving, cutting off, signals to processes outside.
    my $files = 0x1FF2 | ($version >= 2 ? 1 << 13 : 0) | ($version >= 3 ? 1 << 14 : 0);
    my $rules = pack('Q3', $files, 0, $version >= 6 ? 2 : 0);
    my $ruleset = syscall($create_ruleset, $rules, $version >= 6 ? 24 : 8, 0);
    if ($ruleset >= 0) {
        for my $path (@writable) {
            sysopen(my $folder, $path, 0x200000) or next;    # O_PATH
            my $below = pack('Ql', $files & ~(1 << 6 | 1 << 11), fileno $folder);    # no devices
            syscall($add_rule, $ruleset + 0, 1, $below, 0);
        }
        syscall($restrict_self, $ruleset + 0, 0);
        require POSIX;
        POSIX::close($ruleset);
    }
}
exec {$command[0]} @command or die "$command[0]: $!\n";
