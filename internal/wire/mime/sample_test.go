package mime

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
)

// sampleHeader is the header of a message as it arrives from outside.
const sampleHeader = `Received: from mail-ed1-f54.example.net (mail-ed1-f54.example.net [192.0.2.54])
	by mx.example.com (Postfix) with ESMTPS id 4XyZ12abcdEf
	for <ada@example.com>; Tue, 3 Mar 2026 10:15:02 +0000 (UTC)
Received: by mail-ed1-f54.example.net with SMTP id 4fb4d7f45d1cf-5e0516e7a77so12071312a12.1
        for <ada@example.com>; Tue, 03 Mar 2026 02:15:02 -0800 (PST)
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.net; s=20230601;
        t=1772532902; x=1773137702; darn=example.com;
        h=to:subject:message-id:date:from:mime-version:from:to:cc:subject
         :date:message-id:reply-to;
        bh=3n5X1pY0lC1rJ0bq8i4w4sB3H5J6v7y8z9A0B1C2D3E=;
        b=Qm9yaW5nIHNpZ25hdHVyZSBieXRlcyB0aGF0IG5vYm9keSByZWFkcyBidXQgdGFrZSBz
         cGFjZSBpbiBldmVyeSBoZWFkZXIgb2YgdGhlIHdvcmxkLCB0aHJlZSBsaW5lcyBsb25n==
X-Received: by 2002:a05:6402:27ce:b0:5e0:9390:f0d2 with SMTP id 4fb4d7f45d1cf
MIME-Version: 1.0
References: <CAF1=first@mail.example.net> <CAF1=second@mail.example.com>
In-Reply-To: <CAF1=second@mail.example.com>
From: Grace Hopper <grace@example.net>
Date: Tue, 3 Mar 2026 11:14:50 +0100
Message-ID: <CAF1=third@mail.example.net>
Subject: Re: [ops] Quarterly figures and the plan for the new compiler
To: Ada Lovelace <ada@example.com>, "Babbage, Charles" <charles@example.com>
Cc: ops@example.com
Content-Type: multipart/mixed; boundary="000000000000a1b2c3062f3d4e5f"

`

// sample makes a message of about size bytes: text, HTML and an attachment.
func sample(size int) []byte {
	var b strings.Builder
	b.WriteString(sampleHeader)
	b.WriteString("--000000000000a1b2c3062f3d4e5f\nContent-Type: multipart/alternative; boundary=\"000000000000a1b2c2062f3d4e5d\"\n\n")
	text := "Dear Ada,\n\nthe figures of the quarter are attached. Caf=C3=A9 at noon?\n\n"
	for n := 0; b.Len()+len(text) < size/2; n++ {
		text += fmt.Sprintf("Line %d of the report says that the engine weaves algebraic patterns.\n", n)
		if len(text) > size/6 {
			break
		}
	}
	fmt.Fprintf(&b, "--000000000000a1b2c2062f3d4e5d\nContent-Type: text/plain; charset=\"UTF-8\"\nContent-Transfer-Encoding: quoted-printable\n\n%s\n", text)
	fmt.Fprintf(&b, "--000000000000a1b2c2062f3d4e5d\nContent-Type: text/html; charset=\"UTF-8\"\nContent-Transfer-Encoding: quoted-printable\n\n<div dir=3D\"ltr\">%s</div>\n\n--000000000000a1b2c2062f3d4e5d--\n",
		strings.ReplaceAll(text, "\n", "<br>\n"))
	b.WriteString("--000000000000a1b2c3062f3d4e5f\nContent-Type: application/pdf; name=\"figures.pdf\"\nContent-Disposition: attachment; filename=\"figures.pdf\"\nContent-Transfer-Encoding: base64\nContent-ID: <f_m7t0x1>\nX-Attachment-Id: f_m7t0x1\n\n")
	data := base64.StdEncoding.EncodeToString(bytes.Repeat([]byte("%PDF-1.7 "), max(0, size-b.Len())/12+8))
	for len(data) > 76 {
		b.WriteString(data[:76] + "\n")
		data = data[76:]
	}
	b.WriteString(data + "\n--000000000000a1b2c3062f3d4e5f--\n")
	return crlf(b.String())
}
