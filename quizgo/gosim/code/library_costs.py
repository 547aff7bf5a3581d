"""Functions of the standard library that the compiler copies to their callers, and their costs.

As `go build -gcflags=-m=2` of Go 1.27 has them; what is not named here is called.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from quizgo.gosim.check.objects import Func

NOT_COPIED: Final = 1_000_000


def library_cost(func: Func) -> int:
    """What a function or method of a standard package costs."""
    assert func.pkg is not None
    name = func.full_name.rpartition("/")[2].partition(".")[2]
    path = func.pkg.path
    if path == "sync/atomic" or name in _INSTRUCTIONS.get(path, ()):
        return _table(path).get(name, 0)
    return _table(path).get(name, NOT_COPIED)


@cache
def _table(path: str) -> dict[str, int]:
    pairs = [entry.rpartition(":") for entry in _COSTS.get(path, "").split()]
    return {name: int(cost) for name, _, cost in pairs}


_INSTRUCTIONS: Final = {
    "math": ("Abs", "Ceil", "Copysign", "FMA", "Floor", "RoundToEven", "Sqrt", "Trunc"),
    "runtime": ("KeepAlive",),
}
"""What is no call at all, as all of sync/atomic."""
_COSTS: Final = {
    "bufio": """
    (*Reader).Buffered:6 (*Reader).Reset:33 (*Reader).Size:4 (*Reader).UnreadByte:49
    (*Reader).UnreadRune:28 (*Scanner).Buffer:17 (*Scanner).Bytes:3 (*Scanner).Err:10
    (*Scanner).Split:10 (*Scanner).Text:4 (*Writer).Available:7 (*Writer).AvailableBuffer:8
    (*Writer).Buffered:3 (*Writer).Reset:28 (*Writer).Size:4 NewReadWriter:7 NewReader:50
    NewReaderSize:45 NewScanner:9 NewWriter:39 NewWriterSize:34 ScanBytes:17
    """,
    "bytes": """
    (*Buffer).Available:8 (*Buffer).AvailableBuffer:7 (*Buffer).Bytes:6 (*Buffer).Cap:4
    (*Buffer).Grow:78 (*Buffer).Len:7 (*Buffer).Next:51 (*Buffer).Peek:30 (*Buffer).Read:66
    (*Buffer).ReadByte:50 (*Buffer).ReadBytes:73 (*Buffer).ReadString:69 (*Buffer).Reset:15
    (*Buffer).String:13 (*Buffer).Truncate:55 (*Buffer).UnreadByte:22 (*Buffer).UnreadRune:34
    (*Reader).Len:16 (*Reader).Read:28 (*Reader).ReadAt:41 (*Reader).ReadByte:30 (*Reader).Reset:10
    (*Reader).Seek:66 (*Reader).Size:4 (*Reader).UnreadByte:25 (*Reader).UnreadRune:41 Clone:11
    Compare:62 Contains:64 ContainsAny:64 ContainsFunc:70 ContainsRune:64 CutPrefix:35 CutSuffix:41
    Equal:6 FieldsFuncSeq:17 FieldsSeq:17 HasPrefix:20 HasSuffix:23 IndexByte:62 IndexFunc:63
    LastIndexByte:30 LastIndexFunc:63 Lines:17 NewBuffer:5 NewBufferString:6 NewReader:9
    ReplaceAll:64 Split:64 SplitAfter:65 SplitAfterN:65 SplitAfterSeq:24 SplitN:64 SplitSeq:23
    ToLowerSpecial:64 ToTitle:62 ToTitleSpecial:64 ToUpperSpecial:64 TrimLeftFunc:76 TrimPrefix:32
    TrimSuffix:38
    """,
    "container/list": """
    (*Element).Next:22 (*Element).Prev:22 (*List).Back:11 (*List).Front:11 (*List).Init:16
    (*List).InsertAfter:49 (*List).InsertBefore:50 (*List).Len:3 (*List).MoveAfter:55
    (*List).MoveBefore:56 (*List).MoveToBack:54 (*List).MoveToFront:52 (*List).PushBack:70
    (*List).PushFront:68 (*List).Remove:39 New:19
    """,
    "container/ring": """
    (*Ring).Len:52 (*Ring).Link:76 (*Ring).Move:51 (*Ring).Next:21 (*Ring).Prev:21 New:49
    """,
    "context": "Background:3 TODO:3 WithDeadline:72 WithoutCancel:12",
    "errors": "Join:54 New:6 Unwrap:75",
    "fmt": """
    Errorf:79 Print:72 Printf:73 Println:72 Scan:72 Scanf:73 Scanln:72 Sscan:73 Sscanf:74 Sscanln:73
    """,
    "io": """
    (*OffsetWriter).Seek:36 (*OffsetWriter).Write:72 (*PipeReader).Close:65
    (*PipeReader).CloseWithError:61 (*PipeReader).Read:70 (*PipeWriter).Close:68
    (*PipeWriter).CloseWithError:64 (*PipeWriter).Write:73 (*SectionReader).Outer:7
    (*SectionReader).Seek:42 (*SectionReader).Size:6 Copy:72 LimitReader:8 MultiReader:16
    MultiWriter:42 NewOffsetWriter:9 NewSectionReader:31 NopCloser:19 Pipe:22 ReadFull:73
    TeeReader:8
    """,
    "io/fs": """
    (*PathError).Error:69 (*PathError).Timeout:73 (*PathError).Unwrap:3 FileMode.IsDir:6
    FileMode.IsRegular:6 FileMode.Perm:4 FileMode.Type:4
    """,
    "log": """
    (*Logger).Flags:10 (*Logger).Output:80 (*Logger).Prefix:23 (*Logger).Print:77
    (*Logger).Printf:77 (*Logger).Println:77 (*Logger).SetFlags:10 (*Logger).SetPrefix:69 Default:2
    Flags:13 Output:80 Prefix:26 Print:77 Printf:77 Println:77 SetFlags:13 SetOutput:60 SetPrefix:72
    Writer:60
    """,
    "math": """
    Abs:14 Acos:71 Acosh:61 Asin:61 Asinh:61 Atan:61 Atan2:62 Atanh:61 Cbrt:61 Ceil:61 Copysign:23
    Cos:61 Cosh:61 Dim:15 Erf:61 Erfc:61 Erfcinv:63 Exp:61 Exp2:61 Expm1:61 Float32bits:3
    Float32frombits:3 Float64bits:3 Float64frombits:3 Floor:61 Frexp:70 Hypot:62 Inf:21 IsInf:35
    IsNaN:4 Ldexp:62 Log:61 Log10:71 Log1p:61 Log2:61 Max:62 Min:62 Mod:62 Modf:37 NaN:7 Pow:62
    Pow10:77 Remainder:62 Round:57 RoundToEven:71 Signbit:10 Sin:61 Sinh:61 Sqrt:4 Tan:61 Tanh:61
    Trunc:61
    """,
    "math/bits": """
    Add:15 Add32:23 Add64:21 Div:15 Div32:36 LeadingZeros:6 LeadingZeros16:6 LeadingZeros32:6
    LeadingZeros64:6 LeadingZeros8:6 Len:4 Len16:18 Len32:28 Len64:38 Len8:5 Mul:14 Mul32:19
    OnesCount:4 OnesCount16:13 OnesCount32:29 OnesCount64:51 OnesCount8:5 Rem:20 Rem32:12 Rem64:14
    Reverse:47 Reverse16:16 Reverse32:43 Reverse64:43 Reverse8:4 ReverseBytes:4 ReverseBytes16:8
    ReverseBytes32:21 ReverseBytes64:34 RotateLeft:5 RotateLeft16:18 RotateLeft32:18 RotateLeft64:18
    RotateLeft8:18 Sub:15 Sub32:23 Sub64:23 TrailingZeros:4 TrailingZeros16:19 TrailingZeros32:18
    TrailingZeros64:18 TrailingZeros8:5
    """,
    "math/rand": """
    (*Rand).Float64:79 (*Rand).Int:76 (*Rand).Int31:68 (*Rand).Int63:62 (*Rand).Uint32:68 New:14
    NewSource:73
    """,
    "math/rand/v2": """
    (*ChaCha8).MarshalBinary:72 (*ChaCha8).Seed:68 (*PCG).AppendBinary:22 (*PCG).MarshalBinary:37
    (*PCG).Seed:8 (*PCG).Uint64:77 (*PCG).UnmarshalBinary:32 (*Rand).Float32:75 (*Rand).Float64:72
    (*Rand).Int:67 (*Rand).Int32:65 (*Rand).Int32N:70 (*Rand).Int64:65 (*Rand).Int64N:70
    (*Rand).IntN:70 (*Rand).Uint:62 (*Rand).Uint32:65 (*Rand).Uint32N:70 (*Rand).Uint64:62
    (*Rand).Uint64N:68 (*Rand).UintN:68 ExpFloat64:60 Float32:78 Float64:75 Int:70 Int32:68
    Int32N:74 Int64:68 Int64N:74 IntN:74 New:5 NewChaCha8:67 NewPCG:7 NormFloat64:60 Perm:61
    Shuffle:61 Uint:65 Uint32:68 Uint32N:74 Uint64:65 Uint64N:72 UintN:72
    """,
    "os": """
    (*File).Chmod:61 (*File).Close:67 (*File).Name:4 (*File).SetDeadline:61
    (*File).SetReadDeadline:61 (*File).SetWriteDeadline:61 (*File).SyscallConn:42
    (*File).WriteString:79 Create:72 Environ:60 Getpid:76 Getppid:76 Hostname:69 IsExist:62
    IsNotExist:62 IsPermission:62 Open:72
    """,
    "runtime": """
    Callers:69 CallersFrames:18 GOROOT:72 Gosched:62 NumCPU:3 NumCgoCall:32 NumGoroutine:57
    UnlockOSThread:48 Version:2
    """,
    "runtime/debug": """
    FreeOSMemory:59 SetGCPercent:63 SetMaxStack:61 SetMaxThreads:61 SetMemoryLimit:61
    SetPanicOnFault:61
    """,
    "sort": """
    Float64Slice.Len:3 Float64Slice.Less:29 Float64Slice.Sort:61 Float64Slice.Swap:13
    Float64sAreSorted:69 IntSlice.Len:3 IntSlice.Less:8 IntSlice.Sort:61 IntSlice.Swap:13
    IntsAreSorted:69 Reverse:6 Search:56 SearchFloat64s:77 SearchInts:77 SearchStrings:77
    StringSlice.Len:3 StringSlice.Less:8 StringSlice.Sort:61 StringSlice.Swap:13 StringsAreSorted:69
    """,
    "strconv": """
    (*NumError).Unwrap:3 AppendBool:15 AppendFloat:65 AppendInt:63 AppendQuote:65 AppendQuoteRune:65
    AppendQuoteRuneToASCII:65 AppendQuoteRuneToGraphic:65 AppendQuoteToASCII:65
    AppendQuoteToGraphic:65 AppendUint:63 FormatBool:10 FormatComplex:80 FormatFloat:64 FormatInt:62
    FormatUint:62 Itoa:66 Quote:80 QuoteRune:73 QuoteRuneToASCII:73 QuoteRuneToGraphic:73
    QuoteToASCII:80 QuoteToGraphic:80 QuotedPrefix:72
    """,
    "strings": """
    (*Builder).Cap:4 (*Builder).Len:4 (*Builder).Reset:8 (*Builder).String:8 (*Builder).Write:32
    (*Builder).WriteByte:30 (*Builder).WriteString:32 (*Reader).Len:16 (*Reader).Read:28
    (*Reader).ReadAt:41 (*Reader).ReadByte:30 (*Reader).Reset:10 (*Reader).Seek:66 (*Reader).Size:4
    (*Reader).UnreadByte:25 (*Reader).UnreadRune:41 Clone:29 Compare:67 Contains:69 ContainsAny:64
    ContainsFunc:48 ContainsRune:64 Cut:75 CutPrefix:42 CutSuffix:48 FieldsFuncSeq:17 FieldsSeq:17
    HasPrefix:18 HasSuffix:21 Index:62 IndexByte:67 IndexFunc:41 LastIndexByte:30 LastIndexFunc:63
    Lines:17 NewReader:9 NewReplacer:17 ReplaceAll:64 Split:64 SplitAfter:65 SplitAfterN:65
    SplitAfterSeq:24 SplitN:64 SplitSeq:23 ToLowerSpecial:64 ToTitle:62 ToTitleSpecial:64
    ToUpperSpecial:64 TrimLeftFunc:54 TrimPrefix:30 TrimSuffix:36
    """,
    "sync": """
    (*Map).Clear:61 (*Map).CompareAndDelete:64 (*Map).CompareAndSwap:65 (*Map).Delete:72
    (*Map).Load:72 (*Map).LoadAndDelete:72 (*Map).LoadOrStore:73 (*Map).Range:62 (*Map).Store:74
    (*Map).Swap:73 (*Mutex).Lock:68 (*Mutex).TryLock:30 (*Mutex).Unlock:74 (*Once).Do:70
    (*RWMutex).RLock:77 (*RWMutex).RLocker:3 (*RWMutex).RUnlock:78 (*RWMutex).TryRLock:36
    (*WaitGroup).Done:60 NewCond:5 OnceFunc:24
    """,
    "sync/atomic": """
    (*Bool).CompareAndSwap:22 (*Bool).Load:6 (*Bool).Store:12 (*Bool).Swap:15 (*Int32).Add:5
    (*Int32).And:5 (*Int32).CompareAndSwap:6 (*Int32).Load:4 (*Int32).Or:5 (*Int32).Store:4
    (*Int32).Swap:5 (*Int64).Add:5 (*Int64).And:5 (*Int64).CompareAndSwap:6 (*Int64).Load:4
    (*Int64).Or:5 (*Int64).Store:4 (*Int64).Swap:5 (*Pointer).CompareAndSwap:70 (*Pointer).Load:9
    (*Pointer).Store:66 (*Pointer).Swap:68 (*Uint32).Add:5 (*Uint32).And:5
    (*Uint32).CompareAndSwap:6 (*Uint32).Load:4 (*Uint32).Or:5 (*Uint32).Store:4 (*Uint32).Swap:5
    (*Uint64).Add:5 (*Uint64).And:5 (*Uint64).CompareAndSwap:6 (*Uint64).Load:4 (*Uint64).Or:5
    (*Uint64).Store:4 (*Uint64).Swap:5 (*Uintptr).Add:5 (*Uintptr).And:5 (*Uintptr).CompareAndSwap:6
    (*Uintptr).Load:4 (*Uintptr).Or:5 (*Uintptr).Store:4 (*Uintptr).Swap:5 (*Value).Load:47
    """,
    "syscall": """
    (*Timespec).Nano:8 (*Timespec).Unix:5 Errno.Is:44 Errno.Temporary:27 Errno.Timeout:12 Getpid:73
    Getppid:73 Getuid:73 NsecToTimespec:33 TimespecToNsec:12
    """,
    "testing": "(*T).Deadline:27 Short:23 Testing:4 Verbose:16",
    "testing/synctest": "Wait:59",
    "text/tabwriter": "(*Writer).Flush:60 NewWriter:66",
    "time": """
    (*Location).String:61 (*Ticker).Stop:65 (*Time).GobDecode:61 (*Time).UnmarshalText:70
    (*Timer).Stop:68 After:62 Duration.Abs:17 Duration.Hours:22 Duration.Microseconds:4
    Duration.Milliseconds:4 Duration.Minutes:22 Duration.Nanoseconds:2 Duration.Seconds:22
    Duration.String:75 Duration.Truncate:12 Month.String:77 Tick:68 Time.AppendText:71 Time.Hour:65
    Time.In:63 Time.IsZero:10 Time.Local:56 Time.Location:15 Time.MarshalBinary:79
    Time.MarshalText:73 Time.Minute:65 Time.Nanosecond:11 Time.Second:63 Time.UTC:57 Time.Unix:29
    Time.UnixMicro:44 Time.UnixMilli:44 Time.UnixNano:42 Time.Weekday:73 Unix:50 UnixMicro:61
    UnixMilli:61 Weekday.String:75
    """,
    "unicode": """
    In:72 IsControl:16 IsDigit:74 IsLetter:76 IsLower:76 IsMark:62 IsNumber:76 IsOneOf:72 IsPunct:76
    IsSymbol:76 IsTitle:68 IsUpper:76 To:67
    """,
    "unicode/utf16": """
    AppendRune:77 Decode:69 DecodeRune:30 EncodeRune:27 IsSurrogate:8 RuneLen:31
    """,
    "unicode/utf8": """
    AppendRune:72 DecodeRune:79 DecodeRuneInString:80 EncodeRune:75 FullRune:79 FullRuneInString:79
    RuneCount:46 RuneCountInString:7 RuneLen:43 RuneStart:6 ValidRune:23
    """,
}
