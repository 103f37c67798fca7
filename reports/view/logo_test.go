package view

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// jpegWithCameraData is a JPEG with a block of EXIF, as a telephone writes it.
func jpegWithCameraData(t *testing.T, secret string) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := jpeg.Encode(&file, image.NewGray(image.Rect(0, 0, 40, 20)), nil); err != nil {
		t.Fatal(err)
	}
	block := append([]byte("Exif\x00\x00"), secret...)
	head := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(block)+2))
	return bytes.Join([][]byte{file.Bytes()[:2], head, block, file.Bytes()[2:]}, nil)
}

// pngWithText is a PNG with a text chunk.
func pngWithText(t *testing.T, secret string) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewGray16(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	text := append([]byte("tEXtComment\x00"), secret...)
	chunk := append(binary.BigEndian.AppendUint32(nil, uint32(len(text)-4)), text...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(text))
	const afterHeader = 8 + 25
	return bytes.Join([][]byte{file.Bytes()[:afterHeader], chunk, file.Bytes()[afterHeader:]}, nil)
}

// TestLogoIsAPictureAlone makes sure that what a file tells besides its picture does not stay.
func TestLogoIsAPictureAlone(t *testing.T) {
	const secret = "GPS 55.75 37.61"
	for format, data := range map[string][]byte{"jpeg": jpegWithCameraData(t, secret), "png": pngWithText(t, secret)} {
		if !bytes.Contains(data, []byte(secret)) {
			t.Fatalf("%s: the file lacks what is to be lost", format)
		}
		logo, err := NewLogo(data)
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		if logo.Format != format || logo.Width != 40 || logo.Height != 20 || bytes.Contains(logo.Data, []byte(secret)) {
			t.Errorf("%s: %s of %d×%d, with its secret: %v", format, logo.Format, logo.Width, logo.Height, bytes.Contains(logo.Data, []byte(secret)))
		}
		if size, _, err := image.DecodeConfig(bytes.NewReader(logo.Data)); err != nil || size.Width != 40 {
			t.Errorf("%s: the picture cannot be read: %v", format, err)
		}
	}
}

// TestLogoRefused names what is wrong with a file, and decodes no picture of many pixels.
func TestLogoRefused(t *testing.T) {
	var wide bytes.Buffer
	if err := png.Encode(&wide, image.NewGray(image.Rect(0, 0, maxLogoSide+1, 1))); err != nil {
		t.Fatal(err)
	}
	whole := jpegWithCameraData(t, "")
	for want, data := range map[string][]byte{
		"neither PNG nor JPEG": []byte("GIF89a"),
		"cannot be read":       whole[:len(whole)-6],
		"too large":            make([]byte, MaxLogo+1),
		"of 2001×1 pixels":     wide.Bytes(),
	} {
		if _, err := NewLogo(data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, expected one about %q", err, want)
		}
	}
}
