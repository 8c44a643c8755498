package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// TagResource adds tags to an organization.
func (b *Backend) TagResource(ctx context.Context, in *workmail.TagResourceRequest) (*workmail.TagResourceResponse, error) {
	tags := convert(in.Tags, func(t workmail.Tag) directory.Tag { return directory.Tag{Key: str(t.Key), Value: str(t.Value)} })
	return answer(&workmail.TagResourceResponse{}, b.dir.TagResource(ctx, str(in.ResourceARN), tags))
}

// UntagResource removes tags from an organization.
func (b *Backend) UntagResource(ctx context.Context, in *workmail.UntagResourceRequest) (*workmail.UntagResourceResponse, error) {
	return answer(&workmail.UntagResourceResponse{}, b.dir.UntagResource(ctx, str(in.ResourceARN), in.TagKeys))
}

// ListTagsForResource returns the tags of an organization.
func (b *Backend) ListTagsForResource(ctx context.Context, in *workmail.ListTagsForResourceRequest) (*workmail.ListTagsForResourceResponse, error) {
	found, err := b.dir.Tags(ctx, str(in.ResourceARN))
	return answer(&workmail.ListTagsForResourceResponse{
		Tags: convert(found, func(t directory.Tag) workmail.Tag { return workmail.Tag{Key: &t.Key, Value: &t.Value} }),
	}, err)
}
