//! Files as an attacker would write them: documents, workbooks, OpenDocument, Rich Text, PDF, OFD, pages saved in one file.

mod doc;
mod ofd;
mod office;
mod open;
mod pdf;

pub use doc::WORD;
pub use ofd::OFD;
pub use office::{DOCUMENTS, WORKBOOKS};
pub use open::{OPEN, RTF};
pub use pdf::PDF;

use super::shapes::{Shape, repeat, shapes};

/// A page saved in one file, with this body.
fn mht(body: &str) -> Vec<u8> {
    format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n{body}").into_bytes()
}

/// Pages saved in one file.
pub const MHT: &[Shape] = shapes! {
    "mht: parts within parts" => |n| {
        let mut body = String::new();
        for i in 0..n / 64 {
            body += &format!("--b{i}\nContent-Type: multipart/related; boundary=\"b{}\"\n\n", i + 1);
        }
        mht(&body.replacen("--b0", "--b", 1))
    },
    "mht: many parts" => |n| mht(&"--b\nContent-Type: text/html\n\n<p>文\n".repeat(n / 40)),
    "mht: empty parts" => |n| mht(&"--b\n".repeat(n / 4)),
    "mht: messages within messages" => |n| mht(&("--b\n".to_owned() + &"Content-Type: message/rfc822\n\n".repeat(n / 30))),
    "mht: messages within messages, in other words" => |n| mht(&("--b\n".to_owned() + &"Content-Type: message / rfc822\n\n".repeat(n / 32))),
    "mht: base64 that is none" => |n| mht(&("--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n".to_owned() + &"?=A".repeat(n / 3))),
    "mht: quoted marks alone" => |n| mht(&("--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n".to_owned() + &"=".repeat(n))),
    "mht: one giant field" => |n| ["MIME-Version: 1.0\nContent-Type: text/html\nSubject: ".into(), repeat("=?gb2312?B?zsQ=?= ", n)].concat(),
    "mht: fields" => |n| ["MIME-Version: 1.0\nContent-Type: text/html\n".into(), repeat("To: a@b, \"c\" <d@e>\n", n)].concat(),
    "mht: a field's comments" => |n| ["MIME-Version: 1.0\nContent-Type: text/html\nFrom: ".into(), repeat("(", n)].concat(),
};
