"""The report an editor reviews: one self-contained HTML file, or a folder of them."""

from checker.report.html.write import to_html, write_html_folder

__all__ = ["to_html", "write_html_folder"]
