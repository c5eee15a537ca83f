package intake

import (
	"context"
	"fmt"
	"io"
	"time"

	"backissue/generator/internal/files"
)

// askAgain is how long an import waits before it asks again whether another one in the same archive has ended.
const askAgain = 100 * time.Millisecond

// alone waits until no other import writes to the archive, and keeps others out until the closer is closed. Two imports of one edition would each
// write a record without the other's pages, and the text of these that is of no article would be lost. waiting is told once, when there is another.
func alone(ctx context.Context, root string, waiting func()) (io.Closer, error) {
	for told := false; ; {
		held, taken, err := files.Lock(root)
		if err != nil {
			return nil, fmt.Errorf("opening the archive: %w", err)
		}
		if !taken {
			return held, nil
		}
		if !told {
			told = true
			waiting()
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(askAgain):
		}
	}
}
