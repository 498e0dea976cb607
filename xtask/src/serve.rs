//! A server for dist/ on this machine alone.

use std::path::{Component, Path, PathBuf};

use tiny_http::{Header, Response, Server};

use crate::run::{Failed, Step, root};

/// Serves dist/ on 127.0.0.1 until it is stopped.
pub fn serve(port: u16) -> Step {
    let server =
        Server::http(("127.0.0.1", port)).map_err(|e| Failed(format!("port {port}: {e}; name another: cargo xtask serve 8018")))?;
    println!("http://127.0.0.1:{port}/   (Ctrl+C 结束 to stop)");
    let dist = root().join("dist");
    for request in server.incoming_requests() {
        let path = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
        let answer = match file(&dist, &path).and_then(|f| Some((std::fs::read(&f).ok()?, f))) {
            Some((bytes, file)) => {
                Response::from_data(bytes).with_header(header("Content-Type", kind(&file))).with_header(header("Cache-Control", "no-cache"))
            }
            None => Response::from_data("404").with_status_code(404),
        };
        // A browser that went away needs no answer.
        let _ = request.respond(answer);
    }
    Ok(())
}

/// The file a path means; None for paths that lead out of dist/.
fn file(dist: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    let inside = relative.components().all(|c| matches!(c, Component::Normal(_)));
    let file = dist.join(relative);
    inside.then(|| if file.is_dir() { file.join("index.html") } else { file })
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("a header of our own")
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
