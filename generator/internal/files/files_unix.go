//go:build linux || darwin

package files

import (
	"cmp"
	"io"
	"io/fs"

	"golang.org/x/sys/unix"
)

// newMode is that of files that are made.
const newMode = 0o644

// Lstat tells about a file, of a symbolic link about the link itself.
func Lstat(name string) (Stat, error) {
	var s unix.Stat_t
	if _, err := again(func() (int, error) { return 0, unix.Lstat(name, &s) }); err != nil {
		return Stat{}, &fs.PathError{Op: "lstat", Path: name, Err: err}
	}
	return statOf(&s), nil
}

// OpenFolder opens a folder to look at files in it, to read and to make them.
func OpenFolder(name string) (*Folder, error) {
	file, err := open(name, unix.O_DIRECTORY)
	if err != nil {
		return nil, err
	}
	return &Folder{name, file}, nil
}

// Folder is a folder that is open: the system need not find its way to it for each of its files, which is a quarter of the time of a look.
type Folder struct {
	name string
	file int
}

// Lstat does as the function of that name with a file in the folder, whose name has slashes.
func (f *Folder) Lstat(name string) (Stat, error) {
	var s unix.Stat_t
	if _, err := again(func() (int, error) { return 0, sysLook(f.file, name, &s) }); err != nil {
		return Stat{}, &fs.PathError{Op: "lstat", Path: f.name + "/" + name, Err: err}
	}
	return statOf(&s), nil
}

// Close lets the folder go.
func (f *Folder) Close() error { return sysClose(f.file) }

// Read does as the function of that name with a file in the folder.
func (f *Folder) Read(name string, size int64, buffer []byte) ([]byte, error) {
	file, err := f.open(name, 0)
	if err != nil {
		return nil, err
	}
	return readFrom(file, name, size, buffer)
}

// Take reads a regular file in the folder, whose name has no slashes, into the memory that room gives for so many bytes, and tells about the very file that was read. Links are not followed, and nothing that is
// no regular file is waited for or read: it is an error. It takes half as long as to look at the file by its name and then to read it.
func (f *Folder) Take(name string, room func(size int64) []byte) ([]byte, Stat, error) {
	file, err := f.open(name, unix.O_NOFOLLOW|unix.O_NONBLOCK)
	if err != nil {
		return nil, Stat{}, err
	}
	var s unix.Stat_t
	if _, err := again(func() (int, error) { return 0, sysFstat(file, &s) }); err != nil || s.Mode&unix.S_IFMT != unix.S_IFREG {
		sysClose(file)
		return nil, Stat{}, &fs.PathError{Op: "read", Path: f.name + "/" + name, Err: cmp.Or(err, errNoFile)}
	}
	text, err := readFrom(file, name, s.Size, room(s.Size))
	return text, statOf(&s), err
}

// Expect has the system read a file in the folder, whose name has no slashes, into its memory, and waits neither for it nor for what is no file.
func (f *Folder) Expect(name string) {
	if file, err := f.open(name, unix.O_NOFOLLOW|unix.O_NONBLOCK); err == nil {
		sysExpect(file)
		sysClose(file)
	}
}

// WriteNew does as the function of that name with a file in the folder.
func (f *Folder) WriteNew(name string, text []byte) (Stat, error) {
	file, err := again(func() (int, error) { return sysCreate(f.file, name) })
	if err != nil {
		return Stat{}, &fs.PathError{Op: "open", Path: f.name + "/" + name, Err: err}
	}
	return writeTo(file, name, text)
}

// open opens a file in the folder to read.
func (f *Folder) open(name string, flags int) (int, error) {
	file, err := again(func() (int, error) { return unix.Openat(f.file, name, flags|unix.O_RDONLY|unix.O_CLOEXEC, 0) })
	if err != nil {
		return -1, &fs.PathError{Op: "open", Path: f.name + "/" + name, Err: err}
	}
	return file, nil
}

// Read gives the bytes of a file of about size bytes. They are in the memory of buffer, from its start, when its capacity is more than size.
func Read(name string, size int64, buffer []byte) ([]byte, error) {
	file, err := open(name, 0)
	if err != nil {
		return nil, err
	}
	return readFrom(file, name, size, buffer)
}

// ReadAt gives size bytes of a file from a place on.
func ReadAt(name string, offset int64, size int) ([]byte, error) {
	file, err := open(name, 0)
	if err != nil {
		return nil, err
	}
	defer sysClose(file)
	text := make([]byte, size)
	for got := 0; got < size; {
		n, err := again(func() (int, error) { return unix.Pread(file, text[got:min(size, got+mostAtOnce)], offset+int64(got)) })
		if err == nil && n == 0 {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, &fs.PathError{Op: "read", Path: name, Err: err}
		}
		got += n
	}
	return text, nil
}

func readFrom(file int, name string, size int64, buffer []byte) ([]byte, error) {
	defer sysClose(file)
	return readWhole(size, buffer, func(room []byte) (int, error) {
		n, err := again(func() (int, error) { return unix.Read(file, room) })
		if err != nil {
			return 0, &fs.PathError{Op: "read", Path: name, Err: err}
		}
		return n, nil
	})
}

// WriteNew makes a file that is not there yet and tells about it. After an error a part of it may be there, which is the caller's to remove.
func WriteNew(name string, text []byte) (Stat, error) {
	file, err := again(func() (int, error) { return sysCreate(unix.AT_FDCWD, name) })
	if err != nil {
		return Stat{}, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return writeTo(file, name, text)
}

func writeTo(file int, name string, text []byte) (Stat, error) {
	there, op, err := fill(file, text)
	if closeErr := sysClose(file); err == nil && closeErr != nil {
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
		n, err := again(func() (int, error) { return sysWrite(file, text[:min(len(text), mostAtOnce)]) })
		switch {
		case err != nil:
			return Stat{}, "write", err
		case n == 0:
			return Stat{}, "write", io.ErrUnexpectedEOF
		}
		text = text[n:]
	}
	var s unix.Stat_t
	if _, err := again(func() (int, error) { return 0, sysFstat(file, &s) }); err != nil {
		return Stat{}, "stat", err
	}
	return statOf(&s), "", nil
}

// open opens a file to read.
func open(name string, flags int) (int, error) {
	file, err := again(func() (int, error) { return unix.Open(name, flags|unix.O_RDONLY|unix.O_CLOEXEC, 0) })
	if err != nil {
		return -1, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return file, nil
}

// again makes a call until no signal interrupts it.
func again(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if err != unix.EINTR {
			return n, err
		}
	}
}

func statOf(s *unix.Stat_t) Stat {
	return Stat{Size: s.Size, Mode: modeOf(uint32(s.Mode)), Modified: s.Mtim.Nano(), Changed: s.Ctim.Nano(), Inode: s.Ino}
}

// modeOf gives a mode as package os does.
func modeOf(bits uint32) fs.FileMode {
	mode := fs.FileMode(bits) & fs.ModePerm
	switch bits & unix.S_IFMT {
	case unix.S_IFREG:
	case unix.S_IFDIR:
		mode |= fs.ModeDir
	case unix.S_IFLNK:
		mode |= fs.ModeSymlink
	case unix.S_IFIFO:
		mode |= fs.ModeNamedPipe
	case unix.S_IFSOCK:
		mode |= fs.ModeSocket
	case unix.S_IFCHR:
		mode |= fs.ModeDevice | fs.ModeCharDevice
	case unix.S_IFBLK:
		mode |= fs.ModeDevice
	}
	if bits&unix.S_ISUID != 0 {
		mode |= fs.ModeSetuid
	}
	if bits&unix.S_ISGID != 0 {
		mode |= fs.ModeSetgid
	}
	if bits&unix.S_ISVTX != 0 {
		mode |= fs.ModeSticky
	}
	return mode
}
