package cli_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"backissue/generator/internal/cli"
)

// serving is gen serve, running in this process so that a signal reaches it.
type serving struct {
	address string
	said    *bytes.Buffer // on stderr; to be read when the command has ended
	code    chan int
}

// startServing runs gen serve until it has said its address.
func startServing(t *testing.T, args ...string) *serving {
	t.Helper()
	s := &serving{said: new(bytes.Buffer), code: make(chan int, 1)}
	out, stdout := io.Pipe()
	go func() {
		s.code <- cli.Main(append([]string{"serve"}, args...), strings.NewReader(""), stdout, s.said)
		stdout.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("gen serve ended with code %d before it said an address:\n%s", <-s.code, s.said)
	}
	s.address = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(line)
	if s.address == "" {
		t.Fatalf("it says no address: %q", line)
	}
	go io.Copy(io.Discard, out)
	return s
}

func smallArchive(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	text := "name: 荆州日报\nlanguage: zh-Hans\nbase: https://example.org/\ncity: {name: 荆州市, slug: jingzhou}\n"
	if err := os.WriteFile(filepath.Join(root, "config.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(root, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	return root
}

func TestServeEndsCleanlyOnASignal(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		temporary := t.TempDir()
		t.Setenv("TMPDIR", temporary)
		root := smallArchive(t)
		s := startServing(t, "--port", "0", "--source", root)
		answer, err := http.Get(s.address)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			t.Errorf("the home page has status %d", answer.StatusCode)
		}
		if err := syscall.Kill(os.Getpid(), signal); err != nil {
			t.Fatal(err)
		}
		if code := <-s.code; code != 0 || !strings.Contains(s.said.String(), "built") {
			t.Errorf("after %v it ended with code %d and said\n%s", signal, code, s.said)
		}
		if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
			t.Errorf("after %v the temporary folder holds %v, %v", signal, left, err)
		}
		if _, err := os.Stat(filepath.Join(root, "public")); !os.IsNotExist(err) {
			t.Errorf("public/: %v", err)
		}
	}
}

func TestServeTakesNoOtherPortThanTheOneGiven(t *testing.T) {
	busy, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	port := fmt.Sprint(busy.Addr().(*net.TCPAddr).Port)
	for _, c := range []struct {
		port, says string
		code       int
	}{
		{port, "port " + port + " is in use\nhint: ", 1},
		{"70000", "a port's number is from 0 to 65535", 2},
		{"http", "--port", 2},
	} {
		var stdout, stderr bytes.Buffer
		code := cli.Main([]string{"serve", "--source", smallArchive(t), "--port", c.port}, strings.NewReader(""), &stdout, &stderr)
		if code != c.code || !strings.Contains(stderr.String(), c.says) || stdout.Len() > 0 {
			t.Errorf("--port %s: code %d, %q\n%s", c.port, code, &stdout, &stderr)
		}
	}
}
