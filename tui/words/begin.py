"""Words of what is asked where a folder that is opened holds no archive."""

from store.languages import Pairs

WORDS: Pairs = {
    "begin.title": ("这里没有档案", "There is no archive here"),
    "begin.no_archive": (
        "这个文件夹里没有档案，路径可能写错了：\n{path}\n还什么也没有建。",
        "This folder holds no archive; the path may be mistyped:\n{path}\nNothing has been made yet.",
    ),
    "begin.no_folder": (
        "没有这个文件夹，它的上一级也没有，路径可能写错了：\n{path}\n还什么也没有建。",
        "Neither this folder nor the one above it is there; the path may be mistyped:\n{path}\nNothing has been made yet.",
    ),
    "begin.near": ("打开这个档案：{path}", "Open this archive: {path}"),
    "begin.here": ("在上面写的位置新建一个空档案", "Begin a new, empty archive at the path above"),
    "begin.leave": ("退出，什么也不建", "Quit; make nothing"),
}
