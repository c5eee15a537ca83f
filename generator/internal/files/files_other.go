//go:build !linux && !darwin

package files

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Lstat tells about a file, of a symbolic link about the link itself.
func Lstat(name string) (Stat, error) {
	there, err := os.Lstat(name)
	if err != nil {
		return Stat{}, err
	}
	return statOf(there), nil
}

// OpenFolder opens a folder to look at files in it, to read and to make them.
func OpenFolder(name string) (*Folder, error) {
	there, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !there.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("not a folder")}
	}
	return &Folder{name}, nil
}

// Folder is a folder that is open.
type Folder struct{ name string }

// Lstat does as the function of that name with a file in the folder, whose name has slashes.
func (f *Folder) Lstat(name string) (Stat, error) {
	return Lstat(filepath.Join(f.name, filepath.FromSlash(name)))
}

// Close lets the folder go.
func (f *Folder) Close() error { return nil }

// Read does as the function of that name with a file in the folder.
func (f *Folder) Read(name string, size int64, buffer []byte) ([]byte, error) {
	return Read(filepath.Join(f.name, filepath.FromSlash(name)), size, buffer)
}

// Expect would have the system read a file into its memory, and does nothing here.
func (f *Folder) Expect(string) {}

// Take reads a regular file in the folder, whose name has no slashes, into the memory that room gives for so many bytes, and tells about it. What is no regular file is an error.
func (f *Folder) Take(name string, room func(size int64) []byte) ([]byte, Stat, error) {
	there, err := f.Lstat(name)
	if err == nil && !there.Mode.IsRegular() {
		err = &fs.PathError{Op: "read", Path: filepath.Join(f.name, name), Err: errNoFile}
	}
	if err != nil {
		return nil, Stat{}, err
	}
	text, err := f.Read(name, there.Size, room(there.Size))
	return text, there, err
}

// WriteNew does as the function of that name with a file in the folder.
func (f *Folder) WriteNew(name string, text []byte) (Stat, error) {
	return WriteNew(filepath.Join(f.name, filepath.FromSlash(name)), text)
}

// Read gives the bytes of a file of about size bytes. They are in the memory of buffer, from its start, when its capacity is more than size.
func Read(name string, size int64, buffer []byte) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readWhole(size, buffer, func(room []byte) (int, error) {
		n, err := file.Read(room)
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return n, err
	})
}

// ReadAt gives size bytes of a file from a place on.
func ReadAt(name string, offset int64, size int) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text := make([]byte, size)
	if n, err := file.ReadAt(text, offset); n < size {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return text, nil
}

// WriteNew makes a file that is not there yet and tells about it. After an error a part of it may be there, which is the caller's to remove.
func WriteNew(name string, text []byte) (Stat, error) {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return Stat{}, err
	}
	_, err = file.Write(text)
	there, statErr := file.Stat()
	if err := errors.Join(err, statErr, file.Close()); err != nil {
		return Stat{}, err
	}
	return statOf(there), nil
}

func statOf(there fs.FileInfo) Stat {
	return Stat{Size: there.Size(), Mode: there.Mode(), Modified: there.ModTime().UnixNano()}
}
