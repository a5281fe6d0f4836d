//! moto, a server in Python that plays AWS and keeps what it is told.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A moto server of one test; it ends with the test.
#[derive(Debug)]
pub struct Moto {
    process: Child,
    url: String,
}

impl Moto {
    /// Starts a server, and waits until it listens.
    ///
    /// # Panics
    /// When there is no Python with moto, or the server does not listen within a minute.
    pub fn start() -> Self {
        let python =
            std::env::var("AWSLICE_PYTHON").expect("AWSLICE_PYTHON names a Python with moto: run `cargo xtask test`");
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let process = Command::new(python)
            .args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("moto's server starts");
        let moto = Self { process, url: format!("http://127.0.0.1:{port}") };
        let deadline = Instant::now() + Duration::from_secs(60);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < deadline, "moto does not listen after a minute");
            std::thread::sleep(Duration::from_millis(50));
        }
        moto
    }

    /// Where it listens.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        // The process may have ended already; there is nobody left to tell.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
