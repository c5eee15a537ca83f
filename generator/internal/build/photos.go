package build

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/packed"
	"backissue/generator/internal/photo"
	"backissue/generator/internal/render"
	"backissue/generator/internal/source"
)

// What an article shows of its photos, package photo makes: as large as a desk can use, under the file's own name, and smaller for a phone. No byte
// of a file gets into the site as it is. How large a photo is stands on sheets, so it is found when the edition is looked at, and remembered.

// picture is a photo of the edition that articles name.
type picture struct {
	file int // its number among the edition's files
	size photo.Size
}

// sides gives the longer sides of the files that the photo is made into, the largest first.
func (p picture) sides() []int {
	if p.size.Fit(photo.Phone) == p.size.Fit(photo.Desk) {
		return []int{photo.Desk}
	}
	return []int{photo.Desk, photo.Phone}
}

// pictureName gives the name of the file in which a photo is so large: a.jpg, a-1080.jpg.
func pictureName(file string, side int) string {
	if side == photo.Desk {
		return file
	}
	ending := path.Ext(file)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(file, ending), side, ending)
}

func pictureAddress(key edition.Key, file string) string { return key.Path() + "/" + file }

// lookAtPictures finds the photos that the edition's articles name. Only the head of one that was changed is read.
func (s *survey) lookAtPictures() error {
	_, before, _ := unpackLinks(s.before.Links, len(s.folder.Articles))
	var problems source.Problems
	for _, links := range s.links {
		for _, name := range links.pictures {
			n := s.file(name)
			if _, known := s.picture(name); n < 0 || known { // one that is not there is told as a problem of the article that names it
				continue
			}
			size, err := s.pictureSize(n, before)
			found, err := asProblems(err)
			if err != nil {
				return err
			}
			problems = append(problems, found...)
			s.pictures = append(s.pictures, picture{n, size})
		}
	}
	return problems.Err()
}

// pictureSize gives the size of the photo in a file: that of before, when its bytes are those of before.
func (s *survey) pictureSize(n int, before []picture) (photo.Size, error) {
	for _, p := range before {
		if s.known && p.file < len(s.before.Files) && s.before.Files[p.file].Name == s.files[n].Name && s.before.Files[p.file].Digest == s.files[n].Digest {
			return p.size, nil
		}
	}
	bytes, err := s.readAgain(n)
	if err != nil {
		return photo.Size{}, err
	}
	name := s.name(s.files[n].Name)
	if doubt := photo.Doubt(bytes); doubt != "" {
		s.notes.add(fmt.Sprintf("%s: the photo's colour profile can't be used: %s. Its colours are taken for sRGB; where they look wrong, save it as sRGB", name, doubt))
	}
	return photo.Look(name, bytes)
}

// notes are what is published in another way than its file may mean it.
type notes struct {
	mu   sync.Mutex
	said []string
}

func (n *notes) add(note string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.said = append(n.said, note)
}

func (n *notes) sorted() []string { return slices.Sorted(slices.Values(n.said)) }

// picture gives the photo in a file of a name.
func (s *survey) picture(name string) (picture, bool) {
	i := slices.IndexFunc(s.pictures, func(p picture) bool { return s.files[p.file].Name == name })
	if i < 0 {
		return picture{}, false
	}
	return s.pictures[i], true
}

func packPictures(w *packed.Writer, pictures []picture) {
	w.Number(len(pictures))
	for _, p := range pictures {
		w.Number(p.file)
		w.Number(p.size.Width)
		w.Number(p.size.Height)
	}
}

func unpackPictures(r *packed.Reader) []picture {
	var pictures []picture
	for range r.Number() {
		if r.Torn() {
			break
		}
		pictures = append(pictures, picture{r.Number(), photo.Size{Width: r.Number(), Height: r.Number()}})
	}
	return pictures
}

// claimPictures notes the addresses of the files that the edition's photos are made into.
func (i *issue) claimPictures() error {
	var problems source.Problems
	for _, p := range i.pictures {
		file := i.files[p.file].Name
		for _, side := range p.sides() {
			name := pictureName(file, side)
			err := i.extras.add(pictureAddress(i.stored.Key, name))
			if name != file && i.file(name) >= 0 {
				err = fmt.Errorf("%s is made smaller for phones under this name", file)
			}
			if err != nil {
				problems = append(problems, &source.Problem{Position: source.Position{File: i.name(name)}, Message: err.Error(), Hint: "give one of them another name"})
			}
		}
	}
	return problems.Err()
}

// putPictures makes the files of the edition's photos.
func (i *issue) putPictures() error {
	return eachOf(i.pictures, func(_ int, p picture) error {
		digest := i.files[p.file].Digest
		file := i.files[p.file].Name
		var made [][]byte
		for n, side := range p.sides() {
			in := inputs{layouts: xxh3.HashString(photo.Recipe), content: digestOf(digest.Hi, digest.Lo, side)}
			err := i.make(pictureAddress(i.stored.Key, pictureName(file, side)), in, func() (_ []byte, err error) {
				if made == nil {
					made, err = i.prints(p)
				}
				if err != nil {
					return nil, err
				}
				return made[n], nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// showPhoto makes what sheets show of a photo.
func (i *issue) showPhoto(from *edition.Photo) render.Photo {
	shown, _ := i.photoIn(from.File)
	shown.Caption, shown.Credit, shown.Photographers = from.Caption, from.Credit, i.listLinks("people", from.Photographers)
	if shown.Caption != "" && shown.Credit != "" && !strings.HasPrefix(shown.Credit, "（") {
		shown.Credit = " " + shown.Credit
	}
	return shown
}

// photoIn makes what browsers must know of the photo in a file of the edition.
func (i *issue) photoIn(file string) (render.Photo, bool) {
	p, known := i.picture(file)
	if !known {
		return render.Photo{}, false
	}
	size := p.size.Fit(photo.Desk)
	shown := render.Photo{Address: pictureAddress(i.stored.Key, file), Width: size.Width, Height: size.Height}
	if len(p.sides()) > 1 {
		shown.Small = &render.SmallPhoto{Address: pictureAddress(i.stored.Key, pictureName(file, photo.Phone)), Width: p.size.Fit(photo.Phone).Width}
	}
	return shown, true
}

// photoAt makes the same of the photo at an address, where that is one of the edition's.
func (i *issue) photoAt(address string) (render.Photo, bool) {
	file, here := strings.CutPrefix(address, i.stored.Key.Path()+"/")
	if !here {
		return render.Photo{}, false
	}
	return i.photoIn(file)
}

// putAtTop says of the first photo of a story that opens a sheet that it stands at the top.
func putAtTop(story *render.Story) {
	story.Photos = slices.Clone(story.Photos) // other sheets have the same
	if first := slices.IndexFunc(story.Photos, func(p render.Photo) bool { return p.Address != "" }); first >= 0 {
		story.Photos[first].AtTop = true
	}
}

// putFirstAtTop does so with a page's first story.
func putFirstAtTop(page render.PageSection) {
	if len(page.Stories) > 0 {
		putAtTop(&page.Stories[0])
	}
}
