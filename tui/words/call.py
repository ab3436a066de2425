"""Words about the call itself: its streams, and which archive it means."""

from store.languages import Pairs

WORDS: Pairs = {
    "call.no_output": (
        "标准输出不可用（{problem}），结果没有打印出来。请换一个去处再试。",
        "Standard output cannot be written ({problem}), so the result was not printed. Send it elsewhere.",
    ),
    "call.output_closed": (
        "标准输出已关闭，结果无处可去，什么也没有做。请换一个去处再试。",
        "Standard output is closed and there is nowhere to print to; nothing was done. Send it elsewhere.",
    ),
    "call.no_input": (
        "标准输入不可用（{problem}），没有可读的内容。请给出文件，或用管道送入。",
        "Standard input cannot be read ({problem}). Name a file, or send the text through a pipe.",
    ),
    "call.two_archives": (
        "--data 与 --demo 不能同用：一个是您的档案，一个是用完即弃的样例。请只留一个。",
        "--data and --demo cannot go together: one is your archive, the other a throw-away sample. Keep one of them.",
    ),
    "call.no_data": (
        "--data 后面是空的。请写出档案所在的目录，或去掉 --data。",
        "--data is empty. Name the archive's folder, or leave --data out.",
    ),
}
