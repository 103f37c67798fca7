package view

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
)

const (
	// MaxLogo bounds the file of a logo, in bytes: a report of many pages is to stay under 400 kB.
	MaxLogo = 200 << 10
	// maxLogoSide bounds its sides in pixels: at the printed width of 35 mm that is more than a printer shows.
	maxLogoSide = 2000
)

// Logo is a picture on the first page, checked and in a form that every format can carry.
type Logo struct {
	Format        string // "png" or "jpeg"
	Data          []byte // not to be changed
	Width, Height int    // pixels
}

// Fit returns the size in which the logo is as large as it can be within a width and a height, in their unit.
func (l *Logo) Fit(width, height float64) (w, h float64) {
	scale := min(width/float64(l.Width), height/float64(l.Height))
	return scale * float64(l.Width), scale * float64(l.Height)
}

// NewLogo reads a PNG or JPEG file and writes its picture anew: only the picture stays, no place and no camera that the
// file tells of, and a PNG has eight bits a channel, as not every format can carry the others. The error says what is
// wrong with the picture and what is expected.
func NewLogo(data []byte) (*Logo, error) {
	if len(data) > MaxLogo {
		return nil, fmt.Errorf("a logo that is too large, expected at most %d kB", MaxLogo>>10)
	}
	size, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("a logo that is neither PNG nor JPEG: %w", err)
	}
	if size.Width < 1 || size.Height < 1 || size.Width > maxLogoSide || size.Height > maxLogoSide {
		return nil, fmt.Errorf("a logo of %d×%d pixels, expected at most %d×%d", size.Width, size.Height, maxLogoSide, maxLogoSide)
	}
	var anew bytes.Buffer
	switch format {
	case "png":
		err = copyPNG(&anew, data)
	case "jpeg":
		err = copyJPEG(&anew, data)
	default: // another package may have registered more
		return nil, fmt.Errorf("a logo that is neither PNG nor JPEG but %s", format)
	}
	if err != nil {
		return nil, fmt.Errorf("a logo that cannot be read: %w", err)
	}
	return &Logo{Format: format, Data: anew.Bytes(), Width: size.Width, Height: size.Height}, nil
}

func copyPNG(w io.Writer, data []byte) error {
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return err
	}
	plain := image.NewNRGBA(image.Rectangle{Max: picture.Bounds().Size()})
	draw.Draw(plain, plain.Bounds(), picture, picture.Bounds().Min, draw.Src)
	return png.Encode(w, plain)
}

func copyJPEG(w io.Writer, data []byte) error {
	picture, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return err
	}
	const quality = 92 // of 100: nobody sees the difference at 35 mm
	return jpeg.Encode(w, picture, &jpeg.Options{Quality: quality})
}
