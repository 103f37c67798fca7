package view

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
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

// NewLogo reads a PNG or JPEG file. A PNG is written anew with eight bits a channel, as not every format can carry
// the others. The error says what is wrong with the picture and what is expected.
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
	picture, err := decodePicture(data, format)
	if err != nil {
		return nil, fmt.Errorf("a logo that cannot be read: %w", err)
	}
	logo := &Logo{Format: format, Data: bytes.Clone(data), Width: size.Width, Height: size.Height}
	if format == "png" {
		plain := image.NewNRGBA(image.Rect(0, 0, size.Width, size.Height))
		draw.Draw(plain, plain.Bounds(), picture, picture.Bounds().Min, draw.Src)
		var out bytes.Buffer
		if err := png.Encode(&out, plain); err != nil {
			return nil, fmt.Errorf("write the logo anew: %w", err)
		}
		logo.Data = out.Bytes()
	}
	return logo, nil
}

func decodePicture(data []byte, format string) (image.Image, error) {
	if format == "jpeg" {
		return jpeg.Decode(bytes.NewReader(data))
	}
	return png.Decode(bytes.NewReader(data))
}
