"""What the writers of formats.py share: programs of the machine, and files that are saved under a path with an ending of their own."""

import pathlib
import shutil
import subprocess


def program(name):
    path = shutil.which(name)
    if path is None:
        raise FileNotFoundError(name)
    return path


def saved(path, ending, data):
    path = pathlib.Path(f"{path}.{ending}")
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def saved_odf(path, ending, flat, document):
    """A document of odfpy, as one page of XML where it is to be `flat`."""
    if flat:
        return saved(path, f"f{ending}", document.xml())
    document.save(str(path), addsuffix=True)
    return pathlib.Path(f"{path}.{ending}")


def office(source, kind, ending, *before):
    """LibreOffice's conversion of a file."""
    made = pathlib.Path(source).with_suffix(f".{ending}")
    command = [program("soffice"), "--headless", *before, "--convert-to", kind, "--outdir", str(made.parent), str(source)]
    subprocess.run(command, capture_output=True, timeout=180)
    if not made.exists():
        raise RuntimeError("LibreOffice made nothing")
    return made
