"""What Go has and the simulator has not: a program which is right Go hears that, and not that it is
wrong.

The tables hold the packages of Go 1.27, and the exported names that our texts of the packages lack.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from quizgo.gosim import packages
from quizgo.gosim.check.typestring import go_quote


def package_hint(path: str) -> str:
    """What is wrong with an import path that leads nowhere, in words."""
    if path in _PACKAGES:
        return f"package {path} is not in the simulator{_nearest(path, packages.names())}"
    if path.startswith("/"):
        return f"{go_quote(path.encode())} is not a package path; see 'go help packages'"
    if path.split("/", 1)[0] in (".", ".."):
        text = "is relative, but relative import paths are not supported in module mode"
        return f"{go_quote(path.encode())} {text}"
    malformed = _malformed(path)
    if malformed:
        return f"malformed import path {go_quote(path.encode())}: {malformed}"
    if "." in path.split("/", 1)[0]:
        return (
            f"no required module provides package {path}: go.mod file not found in current "
            "directory or any parent directory; see 'go help modules'"
        )
    return f"package {path} is not in std{_nearest(path, packages.names())}"


def _malformed(path: str) -> str:
    """What no import path may look like."""
    if path.startswith("-"):
        return "leading dash"
    if "//" in path:
        return "double slash"
    if path.endswith("/"):
        return "trailing slash"
    for element in path.split("/"):
        if not element.strip("."):
            return f'invalid path element "{element}"'
        if element.endswith("."):
            return "trailing dot in path element"
        stray = next((c for c in element if not c.isascii()), "")
        if stray:
            return f"invalid char '{stray}'"
    return ""


def name_hint(path: str, name: str, exported: Iterable[str]) -> str:
    """What to add to `undefined: pkg.Name` when Go has the name; else nothing."""
    if path != "syscall" and name not in _NAMES.get(path, "").split():
        return ""
    prefix = path.rsplit("/", 1)[-1]
    near = get_close_matches(name, list(exported), 1, 0.4)
    nearest = f"; nearest: {prefix}.{near[0]}" if near else ""
    return f" (not in the simulator{nearest})"


def is_hidden(path: str, name: str) -> bool:
    """Is it a name of a package's own that the compiler sees all the same?

    Export data has what is exported and what functions small enough to be copied mention: to the
    compiler the rest does not exist. Only those are listed that differ from an exported name in
    the case of their letters.
    """
    return name in _HIDDEN.get(path, "").split()


def _nearest(path: str, known: list[str]) -> str:
    near = get_close_matches(path, known, 1, 0.5)
    return f" (nearest: {near[0]})" if near else ""


_PACKAGE_TEXT: Final = """
archive/tar archive/zip compress/bzip2 compress/flate compress/gzip compress/lzw compress/zlib
crypto crypto/aes crypto/cipher crypto/des crypto/dsa crypto/ecdh crypto/ecdsa crypto/ed25519
crypto/elliptic crypto/fips140 crypto/hkdf crypto/hmac crypto/hpke crypto/md5 crypto/mldsa
crypto/mlkem crypto/mlkem/mlkemtest crypto/pbkdf2 crypto/rand crypto/rc4 crypto/rsa
crypto/sha1 crypto/sha256 crypto/sha3 crypto/sha512 crypto/subtle crypto/tls crypto/x509
crypto/x509/pkix database/sql database/sql/driver debug/buildinfo debug/dwarf debug/elf
debug/gosym debug/macho debug/pe debug/plan9obj embed encoding encoding/ascii85 encoding/asn1
encoding/base32 encoding/base64 encoding/binary encoding/csv encoding/gob encoding/hex
encoding/json encoding/json/jsontext encoding/json/v2 encoding/pem encoding/xml expvar flag
go/ast go/build go/build/constraint go/constant go/doc go/doc/comment go/format go/importer
go/parser go/printer go/scanner go/token go/types go/version hash hash/adler32 hash/crc32
hash/crc64 hash/fnv hash/maphash html html/template image image/color image/color/palette
image/draw image/gif image/jpeg image/png index/suffixarray io/ioutil log/slog log/syslog
math/big math/cmplx mime mime/multipart mime/quotedprintable net net/http net/http/cgi
net/http/cookiejar net/http/fcgi net/http/httptest net/http/httptrace net/http/httputil
net/http/pprof net/mail net/netip net/rpc net/rpc/jsonrpc net/smtp net/textproto net/url
os/exec os/signal os/user path path/filepath plugin reflect regexp regexp/syntax runtime/cgo
runtime/coverage runtime/metrics runtime/pprof runtime/race runtime/trace structs
testing/cryptotest testing/fstest testing/iotest testing/quick testing/slogtest text/scanner
text/template text/template/parse time/tzdata unique unsafe uuid weak
"""
_HIDDEN: Final = {
    "errors": "asType",
    "fmt": "errorf",
    "io": "copyBuffer multiReader multiWriter nopCloser pipe teeReader",
    "maps": "clone",
    "math": """
    acos acosh asin asinh atan atan2 atanh cbrt cos cosh erf erfc exp2 expm1 frexp ldexp log10
    log1p log2 mod pow remainder sin sinh sqrt tan tanh
    """,
    "math/rand": "newSource",
    "os": """
    dirFS executable file findProcess hostname readlink removeAll rename root sameFile tempDir
    """,
    "runtime/debug": """
    freeOSMemory setGCPercent setMaxStack setMaxThreads setMemoryLimit setPanicOnFault
    """,
    "strconv": "unquote",
    "testing": "cover runBenchmarks runExamples short",
    "unicode": "properties to",
    "unicode/utf16": "decode",
}
_PACKAGES: Final = frozenset(_PACKAGE_TEXT.split())
_NAMES: Final = {
    "io/fs": """
    DirEntry FS File FileInfo FileInfoToDirEntry FormatDirEntry FormatFileInfo Glob GlobFS Lstat
    ModeAppend ModeCharDevice ModeDevice ModeExclusive ModeIrregular ModeNamedPipe ModeSetgid
    ModeSetuid ModeSocket ModeSticky ModeSymlink ModeTemporary ModeType ReadDir ReadDirFS
    ReadDirFile ReadFile ReadFileFS ReadLink ReadLinkFS SkipAll SkipDir Stat StatFS Sub SubFS
    ValidPath WalkDir WalkDirFunc
    """,
    "os": """
    Chdir Chmod Chown Chtimes Clearenv CopyFS CreateTemp DirEntry DirFS ErrDeadlineExceeded
    ErrNoDeadline ErrNoHandle Executable Expand ExpandEnv FileInfo FindProcess Getegid Geteuid
    Getgid Getgroups Getpagesize Getuid Interrupt IsPathSeparator IsTimeout Kill Lchown Link
    LinkError Lstat Mkdir MkdirAll MkdirTemp ModeAppend ModeCharDevice ModeDevice ModeExclusive
    ModeIrregular ModeNamedPipe ModeSetgid ModeSetuid ModeSocket ModeSticky ModeSymlink
    ModeTemporary ModeType NewFile NewSyscallError OpenFile OpenInRoot OpenRoot ProcAttr Process
    ProcessState ReadDir Readlink RemoveAll Rename Root SEEK_CUR SEEK_END SEEK_SET SameFile Signal
    StartProcess Stat Symlink SyscallError TempDir Truncate Unsetenv UserCacheDir UserConfigDir
    UserHomeDir
    """,
    "runtime": """
    BlockProfile BlockProfileRecord Breakpoint CPUProfile GoroutineProfile MemProfile
    MemProfileRecord MutexProfile PanicNilError Pinner ReadTrace SetBlockProfileRate
    SetCPUProfileRate SetCgoTraceback SetDefaultGOMAXPROCS SetMutexProfileFraction StackRecord
    StartTrace StopTrace ThreadCreateProfile TypeAssertionError
    """,
    "runtime/debug": """
    CrashOptions ParseBuildInfo SetCrashOutput WriteHeapDump
    """,
    "sync/atomic": """
    CompareAndSwapPointer LoadPointer StorePointer SwapPointer
    """,
    "testing": """
    AllocsPerRun B Benchmark BenchmarkResult Cover CoverBlock CoverMode Coverage F Init
    InternalBenchmark InternalExample InternalFuzzTarget InternalTest M Main MainStart PB
    RegisterCover RunBenchmarks RunExamples RunTests
    """,
    "time": """
    LoadLocationFromTZData
    """,
    "unicode": """
    ASCII_Hex_Digit Adlam Ahom Anatolian_Hieroglyphs Avestan Balinese Bamum Bassa_Vah Batak
    Beria_Erfe Bhaiksuki Bidi_Control Brahmi Braille Buginese Buhid Canadian_Aboriginal Carian
    CaseRanges CategoryAliases Caucasian_Albanian Chakma Cham Cherokee Chorasmian Common Coptic
    Cuneiform Cypriot Cypro_Minoan Dash Deprecated Deseret Diacritic Dives_Akuru Dogra Duployan
    Egyptian_Hieroglyphs Elbasan Elymaic Extender FoldCategory FoldScript Garay Glagolitic Gothic
    Grantha Gujarati Gunjala_Gondi Gurmukhi Gurung_Khema Hanifi_Rohingya Hanunoo Hatran Hex_Digit
    Hyphen IDS_Binary_Operator IDS_Trinary_Operator IDS_Unary_Operator ID_Compat_Math_Continue
    ID_Compat_Math_Start Ideographic Imperial_Aramaic Inherited Inscriptional_Pahlavi
    Inscriptional_Parthian Javanese Join_Control Kaithi Kannada Kawi Kayah_Li Kharoshthi
    Khitan_Small_Script Khojki Khudawadi Kirat_Rai Lepcha Limbu Linear_A Linear_B Lisu
    Logical_Order_Exception Lycian Lydian Mahajani Makasar Malayalam Mandaic Manichaean Marchen
    Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui Meroitic_Cursive Meroitic_Hieroglyphs
    Miao Modi Modifier_Combining_Mark Mro Multani Myanmar Nabataean Nag_Mundari Nandinagari
    New_Tai_Lue Newa Nko Noncharacter_Code_Point Nushu Nyiakeng_Puachue_Hmong Ogham Ol_Chiki
    Ol_Onal Old_Hungarian Old_Italic Old_North_Arabian Old_Permic Old_Persian Old_Sogdian
    Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage Osmanya Other_Alphabetic
    Other_Default_Ignorable_Code_Point Other_Grapheme_Extend Other_ID_Continue Other_ID_Start
    Other_Lowercase Other_Math Other_Uppercase Pahawh_Hmong Palmyrene Pattern_Syntax
    Pattern_White_Space Pau_Cin_Hau Phags_Pa Phoenician Prepended_Concatenation_Mark
    Psalter_Pahlavi Quotation_Mark Radical Regional_Indicator Rejang Runic STerm Samaritan
    Saurashtra Sentence_Terminal Sharada Shavian Siddham Sidetic SignWriting Sinhala Soft_Dotted
    Sogdian Sora_Sompeng Soyombo Sundanese Sunuwar Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le
    Tai_Tham Tai_Viet Tai_Yo Takri Tangsa Tangut Telugu Terminal_Punctuation Thaana Tifinagh
    Tirhuta Todhri Tolong_Siki Toto Tulu_Tigalari Ugaritic Unified_Ideograph Vai
    Variation_Selector Vithkuqi Wancho Warang_Citi Yezidi Yi Zanabazar_Square
    """,
}
