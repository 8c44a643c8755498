package workmail

import (
	"context"

	"github.com/mailstead/mailstead/api/workmail"
	"github.com/mailstead/mailstead/internal/service/directory"
)

// DescribeInboundDmarcSettings tells whether DMARC policies are enforced.
func (b *Backend) DescribeInboundDmarcSettings(ctx context.Context, in *workmail.DescribeInboundDmarcSettingsRequest) (*workmail.DescribeInboundDmarcSettingsResponse, error) {
	enforced, err := b.dir.EnforcesDMARC(ctx, str(in.OrganizationId))
	return answer(&workmail.DescribeInboundDmarcSettingsResponse{Enforced: enforced}, err)
}

// PutInboundDmarcSettings says whether DMARC policies are to be enforced.
func (b *Backend) PutInboundDmarcSettings(ctx context.Context, in *workmail.PutInboundDmarcSettingsRequest) (*workmail.PutInboundDmarcSettingsResponse, error) {
	return answer(&workmail.PutInboundDmarcSettingsResponse{}, b.dir.SetEnforceDMARC(ctx, str(in.OrganizationId), *in.Enforced))
}

// PutEmailMonitoringConfiguration says where mail events are to be logged.
func (b *Backend) PutEmailMonitoringConfiguration(ctx context.Context, in *workmail.PutEmailMonitoringConfigurationRequest) (*workmail.PutEmailMonitoringConfigurationResponse, error) {
	return answer(&workmail.PutEmailMonitoringConfigurationResponse{}, b.dir.PutEmailMonitoring(ctx, str(in.OrganizationId),
		directory.EmailMonitoring{RoleARN: str(in.RoleArn), LogGroupARN: str(in.LogGroupArn)}))
}

// DescribeEmailMonitoringConfiguration tells where mail events are logged.
func (b *Backend) DescribeEmailMonitoringConfiguration(ctx context.Context, in *workmail.DescribeEmailMonitoringConfigurationRequest) (*workmail.DescribeEmailMonitoringConfigurationResponse, error) {
	m, err := b.dir.EmailMonitoring(ctx, str(in.OrganizationId))
	return answer(&workmail.DescribeEmailMonitoringConfigurationResponse{RoleArn: opt(m.RoleARN), LogGroupArn: opt(m.LogGroupARN)}, err)
}

// DeleteEmailMonitoringConfiguration stops the logging of mail events.
func (b *Backend) DeleteEmailMonitoringConfiguration(ctx context.Context, in *workmail.DeleteEmailMonitoringConfigurationRequest) (*workmail.DeleteEmailMonitoringConfigurationResponse, error) {
	return answer(&workmail.DeleteEmailMonitoringConfigurationResponse{}, b.dir.DeleteEmailMonitoring(ctx, str(in.OrganizationId)))
}
