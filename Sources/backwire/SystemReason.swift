#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why the system would not do something, in words.
struct SystemReason: Error, CustomStringConvertible {
  let code: Int32

  /// The reason of the call that has just failed.
  static var last: SystemReason { SystemReason(code: errno) }

  var description: String {
    switch code {
    case ENOSPC: "the disk is full"
    case EDQUOT: "the disk's quota is used up"
    case EFBIG: "a file of that size is not allowed here"
    case EROFS: "the disk is read-only"
    case EACCES, EPERM: "permission is denied"
    case ENOTDIR, EEXIST: "there is a file where a folder should be"
    case EISDIR: "there is a folder of that name"
    case ELOOP: "there is a symbolic link where a folder should be, and it may lead elsewhere"
    case ENAMETOOLONG: "the name is too long"
    case ENOENT: "there is no such place"
    case EPIPE: "its reader has gone"
    case EBADF: "it is closed"
    default: String(cString: strerror(code))
    }
  }
}
