package intake

import (
	"context"
	"errors"
	"testing"

	"backissue/generator/internal/files"
)

// An import waits for another one of the same archive, says so once, and can be stopped while it waits.
func TestImportsOfOneArchiveWaitForEachOther(t *testing.T) {
	root := t.TempDir()
	other, _, err := files.Lock(root)
	if err != nil {
		t.Fatal(err)
	}
	if again, taken, _ := files.Lock(root); !taken {
		again.Close()
		t.Skip("there are no locks here")
	}
	waited := 0
	ctx, stop := context.WithCancel(t.Context())
	if _, err := alone(ctx, root, func() { waited++; stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped while it waits, it ends with %v", err)
	}
	held, err := alone(t.Context(), root, func() { waited++; other.Close() })
	if err != nil {
		t.Fatal(err)
	}
	if waited != 2 {
		t.Errorf("told %d times to wait, want once each", waited)
	}
	held.Close()
	if held, err = alone(t.Context(), root, func() { t.Error("it waits for nobody") }); err != nil {
		t.Fatal(err)
	}
	held.Close()
}
