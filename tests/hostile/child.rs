//! The command line as a child under limits of memory and of processor time, and what it took. Unix alone has them.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// What a run took.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Processor time of user and kernel.
    pub cpu: Duration,
    /// The most memory it held at one time, in bytes.
    pub memory: u64,
}

/// Address space and processor time a child may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub bytes: u64,
    pub seconds: u64,
}

/// Runs `gouji check` (the program at `gouji`) on the file at `input` under `limits`, and gives what it took.
///
/// # Errors
/// How it ended, where that is neither a report nor an answer that says why there is none.
pub fn check(gouji: &Path, input: &Path, limits: Limits) -> Result<Cost, String> {
    let mut command = Command::new(gouji);
    // One heap: otherwise each thread reserves another 64 MB of addresses that it never touches.
    command.args(["check", "--format", "json", "--jobs", "1"]).arg(input).env("MALLOC_ARENA_MAX", "1");
    let errors = input.with_extension("stderr");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(&errors).map_err(|e| e.to_string())?);
    // SAFETY: setrlimit is safe to call between fork and exec, and nothing else is done there.
    unsafe {
        command.pre_exec(move || {
            limit(libc::RLIMIT_AS, limits.bytes)?;
            limit(libc::RLIMIT_CPU, limits.seconds)?;
            limit(libc::RLIMIT_CORE, 0)
        });
    }
    let child = command.spawn().map_err(|e| e.to_string())?;
    let mut status = 0;
    // SAFETY: a rusage is plain numbers, for which zeros are valid; wait4 fills it for a child that is ours and not yet waited for.
    let usage = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        if libc::wait4(child.id() as libc::pid_t, &mut status, 0, &mut usage) < 0 {
            return Err(std::io::Error::last_os_error().to_string());
        }
        usage
    };
    if !libc::WIFEXITED(status) || libc::WEXITSTATUS(status) > 2 {
        let told = std::fs::read_to_string(&errors).unwrap_or_default();
        return Err(format!("ended with status {status:#x}: {}", told.lines().next().unwrap_or_default()));
    }
    let time = |t: libc::timeval| Duration::new(t.tv_sec as u64, t.tv_usec as u32 * 1000);
    // Kilobytes, but on Apple's systems.
    let unit = if cfg!(target_vendor = "apple") { 1 } else { 1024 };
    Ok(Cost { cpu: time(usage.ru_utime) + time(usage.ru_stime), memory: usage.ru_maxrss as u64 * unit })
}

#[cfg(target_os = "linux")]
type Resource = libc::__rlimit_resource_t;
#[cfg(not(target_os = "linux"))]
type Resource = libc::c_int;

fn limit(resource: Resource, most: u64) -> std::io::Result<()> {
    let limit = libc::rlimit { rlim_cur: most as libc::rlim_t, rlim_max: most as libc::rlim_t };
    // SAFETY: the structure lives until the call returns.
    if unsafe { libc::setrlimit(resource, &limit) } == 0 { Ok(()) } else { Err(std::io::Error::last_os_error()) }
}
