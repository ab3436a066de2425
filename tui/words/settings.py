"""Words of the settings: the dialog, and what is told of their file."""

from store.languages import Pairs

WORDS: Pairs = {
    "settings.title": ("设置", "Settings"),
    "settings.keys": ("← → 换  Enter 换、改  Esc 关闭", "← → next value  Enter edits  Esc closes"),
    "settings.language": ("界面语言", "Language"),
    "settings.theme": ("主题", "Theme"),
    "settings.name": ("署名", "Name"),
    "settings.folder": ("导出到", "Exports go to"),
    "settings.language_zh": ("中文", "中文 (Chinese)"),
    "settings.language_en": ("English（英文）", "English"),
    "settings.language_": ("跟系统", "same as the system"),
    "settings.theme_night": ("深色", "dark"),
    "settings.theme_day": ("浅色", "light"),
    "settings.theme_contrast": ("高对比", "high contrast"),
    "settings.theme_mono": ("单色", "no colors"),
    "settings.theme_": ("没有选（深色）", "not chosen (dark)"),
    "settings.name_": ("没有填（用账户名）", "not given (the account's)"),
    "settings.folder_": ("没有填（“文档”文件夹）", "not given (Documents)"),
    "settings.about_language": (
        "界面上的语言；文稿用哪种语言，在文稿屏上换。",
        "The language of the screens; that of a text is chosen on the draft screen.",
    ),
    "settings.about_theme": (
        "屏幕的配色。每一种都不只靠颜色，另有标记和文字。",
        "The colors of the screen. Every theme says the same: nothing is shown by color alone.",
    ),
    "settings.about_name": (
        "记在每个数、每一版旁边的填报人、修改人；从现在起用这个名字。",
        "The name noted beside each figure and version for whoever entered or changed it, from now on.",
    ),
    "settings.about_folder": (
        "导出文稿时先拟好的文件夹；没有填的，别处的档案在“文档”里各有自己的一个。",
        "The folder that is proposed when a text is exported. If none is given, an archive kept elsewhere has one of its own in Documents.",
    ),
    "settings.by_option": (
        "现在由 {name} 决定：{value}。这里设的，下次不带它启动时才用。",
        "Now set by {name}: {value}. What is set here applies when you start without it.",
    ),
    "settings.by_variable": (
        "现在由环境变量 {name} 决定：{value}。这里设的，没有它时才用。",
        "Now set by the variable {name}: {value}. What is set here applies where there is none.",
    ),
    "settings.by_setting": ("现在用的是这里设的：{value}。", "In use now, as set here: {value}."),
    "settings.by_system": (
        "这里没有设，现在用的是默认的：{value}。",
        "Not set here; the default is in use: {value}.",
    ),
    "settings.name_title": ("署名", "Your name"),
    "settings.name_hint": ("留空：用账户名", "blank: the account's name"),
    "settings.name_long": ("太长：最多{most}个字。", "Too long: {most} characters at most."),
    "settings.folder_title": ("导出的文件夹", "The folder for exports"),
    "settings.folder_hint": ("留空：“文档”文件夹", "blank: Documents"),
    "settings.not_whole": (
        "“{raw}”不是完整的路径：请从 / 或 ~ 写起（Windows 从盘符写起）。",
        "“{raw}” is not a whole path: begin with / or ~ (on Windows with the drive).",
    ),
    "settings.no_folder": (
        "“{raw}”不能用：{problem}。请换一个写得进去的文件夹。",
        "“{raw}” cannot be used: {problem}. Name a folder that can be written to.",
    ),
    "settings.folder_made": (
        "这个文件夹还没有：头一次导出时建。",
        "There is no such folder yet: the first export makes it.",
    ),
    "settings.of_the_sample": (
        "现在看的是样例：改了只在这次有效，您自己的设置不变。",
        "This is the sample: what you change applies to this session only; your own settings stay as they are.",
    ),
    "settings.broken": (
        "设置文件无法识别，已改名为 {aside}，现在按默认设置：{file}",
        "The settings cannot be understood; the file was renamed {aside}, and the defaults apply: {file}",
    ),
    "settings.broken_here": (
        "设置文件无法识别，也无法移开，现在按默认设置；请改好或删去：{file}",
        "The settings can neither be understood nor put aside, and the defaults apply; correct or delete the file: {file}",
    ),
    "settings.unread": (
        "无法读取设置（{problem}），现在按默认设置：{file}",
        "The settings cannot be read ({problem}), and the defaults apply: {file}",
    ),
    "settings.bad_value": (
        "设置文件里 {name} 写的是“{value}”，不可用，没有采用：{file}",
        "In the settings {name} is “{value}”, which is unknown and was ignored: {file}",
    ),
    "settings.not_written": (
        "设置没有存成（{problem}），只在这次有效：{file}",
        "The setting could not be saved ({problem}); it applies to this session only: {file}",
    ),
}
