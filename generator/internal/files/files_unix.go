//go:build linux || darwin

package files

import (
	"io"
	"io/fs"
	"syscall"
)

// Lstat tells about a file, of a symbolic link about the link itself.
func Lstat(name string) (Stat, error) {
	var s syscall.Stat_t
	if _, err := again(func() (int, error) { return 0, syscall.Lstat(name, &s) }); err != nil {
		return Stat{}, &fs.PathError{Op: "lstat", Path: name, Err: err}
	}
	return statOf(&s), nil
}

// Read gives the bytes of a file of about size bytes. They are in the memory of buffer, from its start, when its capacity is more than size.
func Read(name string, size int64, buffer []byte) ([]byte, error) {
	file, err := open(name, syscall.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer syscall.Close(file)
	return readWhole(size, buffer, func(room []byte) (int, error) {
		n, err := again(func() (int, error) { return syscall.Read(file, room) })
		if err != nil {
			return 0, &fs.PathError{Op: "read", Path: name, Err: err}
		}
		return n, nil
	})
}

// WriteNew makes a file that is not there yet and tells about it. After an error a part of it may be there, which is the caller's to remove.
func WriteNew(name string, text []byte) (Stat, error) {
	file, err := open(name, syscall.O_WRONLY|syscall.O_CREAT|syscall.O_EXCL)
	if err != nil {
		return Stat{}, err
	}
	there, op, err := fill(file, text)
	if closeErr := syscall.Close(file); err == nil && closeErr != nil {
		op, err = "close", closeErr
	}
	if err != nil {
		return Stat{}, &fs.PathError{Op: op, Path: name, Err: err}
	}
	return there, nil
}

// fill writes all of text, and gives the call that failed with its error.
func fill(file int, text []byte) (there Stat, op string, err error) {
	for len(text) > 0 {
		n, err := again(func() (int, error) { return syscall.Write(file, text[:min(len(text), mostAtOnce)]) })
		switch {
		case err != nil:
			return Stat{}, "write", err
		case n == 0:
			return Stat{}, "write", io.ErrUnexpectedEOF
		}
		text = text[n:]
	}
	var s syscall.Stat_t
	if _, err := again(func() (int, error) { return 0, syscall.Fstat(file, &s) }); err != nil {
		return Stat{}, "stat", err
	}
	return statOf(&s), "", nil
}

func open(name string, flags int) (int, error) {
	file, err := again(func() (int, error) { return syscall.Open(name, flags|syscall.O_CLOEXEC, 0o644) })
	if err != nil {
		return -1, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return file, nil
}

// again makes a call until no signal interrupts it.
func again(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if err != syscall.EINTR {
			return n, err
		}
	}
}

func statOf(s *syscall.Stat_t) Stat {
	modified, changed := times(s)
	return Stat{Size: s.Size, Mode: modeOf(uint32(s.Mode)), Modified: modified, Changed: changed, Inode: s.Ino}
}

// modeOf gives a mode as package os does.
func modeOf(bits uint32) fs.FileMode {
	mode := fs.FileMode(bits) & fs.ModePerm
	switch bits & syscall.S_IFMT {
	case syscall.S_IFREG:
	case syscall.S_IFDIR:
		mode |= fs.ModeDir
	case syscall.S_IFLNK:
		mode |= fs.ModeSymlink
	case syscall.S_IFIFO:
		mode |= fs.ModeNamedPipe
	case syscall.S_IFSOCK:
		mode |= fs.ModeSocket
	case syscall.S_IFCHR:
		mode |= fs.ModeDevice | fs.ModeCharDevice
	case syscall.S_IFBLK:
		mode |= fs.ModeDevice
	}
	if bits&syscall.S_ISUID != 0 {
		mode |= fs.ModeSetuid
	}
	if bits&syscall.S_ISGID != 0 {
		mode |= fs.ModeSetgid
	}
	if bits&syscall.S_ISVTX != 0 {
		mode |= fs.ModeSticky
	}
	return mode
}
