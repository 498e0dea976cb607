#!/bin/sh
# Makes the .doc and .ofd of this folder anew: from the report's page here (docs/fixtures.md) by LibreOffice, and by the project's own writer of OFD.
# sh tests/files_made/make.sh
set -e
cd "$(dirname "$0")/../.."
MAKE_FIXTURES=tests/files cargo test --quiet --test files_made the_fixtures_are_made_here
for form in 2019 2021; do
    soffice --headless --convert-to "doc:MS Word 97" --outdir tests/files "tests/files/report-$form.html"
done
